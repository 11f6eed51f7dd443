import { i18n, t } from '../ui/i18n.js';

/** What a process is, in words. @param {{kind: string}} process */
export function kindOf({ kind }) {
  const key = `operator.processes.kinds.${kind}`;
  return i18n.has(key) ? t(key) : kind;
}
