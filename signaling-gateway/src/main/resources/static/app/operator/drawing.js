/** The library is large, and none but this page wants it; it is a bundle that leaves its name in the global scope. */
let library;
const load = () => (library ??= import('../lib/chart.js/dist/chart.umd.js').then(() => globalThis.Chart));

const COLOURS = ['--chart-1', '--chart-2', '--chart-3'];

/** @typedef {{labels: string[], series: {type: 'bar' | 'line', label: string, data: (number | null)[]}[], stacked: boolean}} Picture */

/** One chart on one canvas, in the colours of the page. */
export function drawing() {
  let chart;
  let wanted;
  return {
    /** @param {HTMLCanvasElement} canvas @param {Picture} picture */
    async draw(canvas, picture) {
      wanted = picture;
      const Chart = await load();
      if (wanted !== picture || !canvas.isConnected) {
        return;
      }
      const config = configOf(picture);
      if (chart && sameKind(chart.data.datasets, config.data.datasets)) {
        config.data.datasets.forEach((each, i) => Object.assign(chart.data.datasets[i], each));
        chart.data.labels = config.data.labels;
        chart.options = config.options;
        chart.update();
      } else {
        chart?.destroy();
        chart = new Chart(canvas, config);
      }
    },
    end() {
      wanted = undefined;
      chart?.destroy();
      chart = undefined;
    },
  };
}

const sameKind = (some, others) => some.length === others.length && some.every(({ type }, i) => type === others[i].type);

function configOf({ labels, series, stacked }) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const second = !stacked && series.some(({ type }) => type === 'line');
  const text = { color: colour('--ink-soft') };
  const grid = { color: colour('--line') };
  const count = (position, drawGrid) => ({
    stacked: stacked && position === 'left', position, beginAtZero: true,
    ticks: { ...text, precision: 0, maxTicksLimit: 6 }, grid: drawGrid ? grid : { display: false }, border: { display: false },
  });
  return {
    data: { labels, datasets: series.map((each, i) => dataset(each, i, series, second, colour)) },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      animation: calm ? false : { duration: 300 },
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: { stacked, ticks: { ...text, maxRotation: 0, autoSkipPadding: 12 }, grid: { display: false } },
        y: count('left', true),
        ...(second && { y1: count('right', false) }),
      },
      plugins: { legend: { position: 'bottom', labels: { ...text, boxWidth: 12, boxHeight: 12 } } },
    },
  };
}

function dataset({ type, label, data }, i, series, second, colour) {
  const lines = series.filter((each) => each.type === 'line').length;
  const main = colour(type === 'line' ? COLOURS[2] : COLOURS[i - lines]);
  return {
    type, label, data,
    backgroundColor: main,
    borderColor: main,
    borderWidth: type === 'line' ? 2 : 0,
    borderRadius: 3,
    maxBarThickness: 28,
    pointRadius: 2,
    spanGaps: true,
    tension: 0.25,
    yAxisID: second && type === 'line' ? 'y1' : 'y',
  };
}
