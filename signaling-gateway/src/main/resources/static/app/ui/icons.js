import { html, svg } from 'lit';

const icon = (paths) =>
  html`<svg width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${paths}</svg>`;

const slash = svg`<path d="M4 3l17 18"/>`;
const microphone = svg`<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5 11a7 7 0 0 0 14 0M12 18v3"/>`;
const camera = svg`<rect x="2.500" y="6" width="13" height="12" rx="2.500"/><path d="M15.500 11l6-3.500v9l-6-3.500z"/>`;

export const icons = {
  mic: icon(microphone),
  micOff: icon(svg`${microphone}${slash}`),
  camera: icon(camera),
  cameraOff: icon(svg`${camera}${slash}`),
  chat: icon(svg`<path d="M4 5h16v11H9l-5 4z"/>`),
  people: icon(svg`<circle cx="9" cy="8" r="3.500"/><path d="M2.500 20a6.500 6.500 0 0 1 13 0M16 5a3.500 3.500 0 0 1 0 6.500M18 14.500a6 6 0 0 1 3.500 5.500"/>`),
  settings: icon(svg`<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="17" r="2"/>`),
  leave: icon(svg`<path d="M10 4H5v16h5M14 8l4 4-4 4M18 12H9"/>`),
  send: icon(svg`<path d="M4 12l16-8-6 16-3-6z"/>`),
  record: icon(svg`<circle cx="12" cy="12" r="5" fill="currentColor"/>`),
  clock: icon(svg`<circle cx="12" cy="12" r="8.500"/><path d="M12 7.500V12l3 2"/>`),
  next: icon(svg`<path d="M5 5l8 7-8 7zM18 5v14"/>`),
  flag: icon(svg`<path d="M5 21V4h12l-2 4 2 4H5"/>`),
  block: icon(svg`<circle cx="12" cy="12" r="8.500"/><path d="M6 6l12 12"/>`),
  close: icon(svg`<path d="M6 6l12 12M18 6L6 18"/>`),
  bell: icon(svg`<path d="M6 16v-5a6 6 0 0 1 12 0v5l2 2H4zM10 21h4"/>`),
  stop: icon(svg`<rect x="6" y="6" width="12" height="12" rx="2"/>`),
  check: icon(svg`<circle cx="12" cy="12" r="8.500"/><path d="M8 12.500l3 3 5.500-6.500"/>`),
  warning: icon(svg`<path d="M12 4L2.500 20h19zM12 10v4.500M12 17v.5"/>`),
  search: icon(svg`<circle cx="11" cy="11" r="6.500"/><path d="M16 16l5 5"/>`),
};
