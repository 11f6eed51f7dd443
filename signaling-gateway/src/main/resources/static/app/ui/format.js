import { i18n, t } from './i18n.js';

/** The user's own variant of the page's language: en-GB has other dates than en-US. */
const locale = () => navigator.languages.find((each) => each.startsWith(i18n.language)) ?? i18n.language;

const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

const format = (options) => new Intl.DateTimeFormat(locale(), options);

export const time = (instant) => format({ hour: '2-digit', minute: '2-digit' }).format(new Date(instant));

export const day = (instant) =>
  capital(format({ weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(instant)));

export const dayAndTime = (instant) =>
  format({ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(
    new Date(instant),
  );

export const dateTime = (instant) => format({ dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));

export const timeOfDay = (instant) =>
  format({ hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(instant));

export const shortDay = (instant) =>
  format({ day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(instant));

export const number = (n, options) => new Intl.NumberFormat(locale(), options).format(n);

/** "45 sec", "12 min", "3 hr", "2 days": the largest unit of which there is one. */
export function lasting(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const [unit, size] = UNITS.find(([, each]) => seconds >= each) ?? UNITS.at(-1);
  return number(Math.floor(seconds / size), { style: 'unit', unit, unitDisplay: 'short' });
}

/** `en` as "English" or "Anglais": with a capital, since it stands alone. */
export const language = (code) => capital(languageInText(code));

/** `en` as "English" or "anglais". */
export function languageInText(code) {
  try {
    return new Intl.DisplayNames(i18n.language, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** `12:05`, or `1:02:05`. */
export function countdown(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

export const endOf = (slot) => new Date(slot.endTime ?? Date.parse(slot.startTime) + slot.durationMinutes * 60_000);

/** A slot in words: "English B1, Tue 3 Nov, 18:00". */
export function what(slot) {
  return t('slots.what', {
    language: language(slot.targetLanguageCode),
    level: slot.level,
    time: dayAndTime(slot.startTime),
  });
}

/** Enough of an id to know it again. */
export const shortId = (id) => (id.length > 12 ? `${id.slice(0, 8)}…` : id);

/** "Marie, Jean and you". */
export const names = (list) => new Intl.ListFormat(i18n.language).format(list);

export const initials = (name) =>
  name
    .split(/\s+/)
    .filter((word) => /^[\p{L}\p{N}]/u.test(word))
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase();

function capital(text) {
  return text.charAt(0).toLocaleUpperCase(i18n.language) + text.slice(1);
}
