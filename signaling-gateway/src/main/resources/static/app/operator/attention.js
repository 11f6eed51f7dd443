import { timeOfDay } from '../ui/format.js';
import { t } from '../ui/i18n.js';
import { feeds } from './feeds.js';
import { kindOf } from './kinds.js';

/** How many events a projection, or Kafka, may be behind before it is worth a word. */
const LAG = 1_000;

/** @typedef {{tone: 'bad' | 'warm', panel: string, text: string}} Concern */

/** What needs attention, the worst first. @returns {Concern[]} */
export function concerns() {
  const found = [...away(), ...processes(), ...projections(), ...bridge(), ...leftovers()];
  return [...found.filter(({ tone }) => tone === 'bad'), ...found.filter(({ tone }) => tone !== 'bad')];
}

const concern = (tone, panel, key, values) => ({ tone, panel, text: t(`operator.status.${key}`, values) });

const away = () =>
  Object.values(feeds)
    .filter((each) => each.problem)
    .map(({ panel, problem }) => concern('bad', panel, 'away', { panel: t(`operator.${panel}.title`), why: problem }));

function processes() {
  return (feeds.processes.data?.items ?? []).flatMap((each) => {
    const kind = kindOf(each);
    if (each.state === 'silent') {
      return concern('bad', 'processes', 'silent', { kind, time: timeOfDay(each.seenAt) });
    }
    return each.state === 'degraded' ? concern('bad', 'processes', 'degraded', { kind, what: ailing(each).join(', ') }) : [];
  });
}

/** The components of a process that are not up. */
export const ailing = ({ components }) => Object.keys(components).filter((each) => components[each] !== 'UP');

function projections() {
  return (feeds.projections.data?.items ?? []).flatMap(({ name, status, lag }) => {
    switch (status) {
      case 'error':
        return concern('bad', 'log', 'projectionError', { name });
      case 'paused':
        return concern('warm', 'log', 'projectionPaused', { name });
      case 'replaying':
        return concern('warm', 'log', 'projectionReplaying', { name });
      default:
        return lag > LAG ? concern('warm', 'log', 'projectionLag', { name, n: lag }) : [];
    }
  });
}

function bridge() {
  const { awaySince, lag } = feeds.gateway.data?.bridge ?? {};
  if (awaySince) {
    return [concern('bad', 'log', 'bridgeAway', { time: timeOfDay(awaySince) })];
  }
  return lag > LAG ? [concern('warm', 'log', 'bridgeLag', { n: lag })] : [];
}

function leftovers() {
  const recordings = feeds.recordings.data;
  const counts = [
    ['letters', 'letters', feeds.letters.data?.items.length],
    ['letters', 'messages', feeds.messages.data?.items.length],
    ['recordings', 'recordings', recordings?.counts.failed],
    ['recordings', 'erasures', recordings?.items.filter(({ erasure }) => erasure?.tries > 0).length],
  ];
  return counts.filter(([, , n]) => n > 0).map(([panel, key, n]) => concern('bad', panel, key, { n }));
}
