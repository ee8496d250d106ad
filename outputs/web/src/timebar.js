/** The time control: a slider over the days present with a start and an end, play, and two moments compared. */

import { afterPaint } from './arriving.js';
import { button, h, replace } from './dom.js';
import { plural } from './text.js';

const PACE_MS = 1100;
const FEW_BARS = 60;

/** Shows the scene's window of steps [first, last]; `onChange({ time, compare })` when somebody moves it. */
export class TimeBar {
  constructor(scene, onChange) {
    this.onChange = onChange;
    this.timer = null;
    this.node = h('div', { class: 'sm-time', role: 'group', 'aria-label': 'Time' });
    this.renew(scene);
  }

  /** Other data, other steps. */
  renew(scene) {
    this.stop();
    this.scene = scene;
    this.steps = scene.steps;
    this.node.hidden = this.steps.length < 2;
    this.lit = null;
    if (this.steps.length >= 2) this.build();
  }

  build() {
    const max = this.steps.length - 1;
    const slider = (name, n) => h('input', {
      type: 'range', class: `sm-slider sm-slider-${name}`, min: 0, max, step: 1, oninput: (event) => this.move(n, Number(event.target.value)),
    });
    this.sliders = [slider('from', 0), slider('to', 1)];
    this.play = button({ class: 'sm-play' }, () => this.toggle());
    this.says = h('output', { class: 'sm-moment' });
    this.compare = button({ class: 'sm-compare', 'aria-pressed': 'false', title: 'Compare the two ends of the time shown' }, () => this.toggleCompare(), 'Compare');
    this.bars = h('div', { class: 'sm-bars', 'aria-hidden': 'true' });
    this.fill = h('div', { class: 'sm-fill' });
    this.ends = ['A', 'B'].map((name) => h('b', { class: 'sm-end', 'aria-hidden': 'true' }, name));
    // The first and the last step stand half a column from the ends; a thumb is 15 pixels wide.
    const inset = `calc(${50 / this.steps.length}% - 7.5px)`;
    for (const node of this.sliders) [node.style.left, node.style.width] = [inset, `calc(100% - ${100 / this.steps.length}% + 15px)`];
    // Time runs from left to right in every script, as on the maps that readers know.
    const track = h('div', { class: 'sm-track', dir: 'ltr' }, this.bars, h('div', { class: 'sm-rail' }), this.fill, this.ends, this.sliders);
    replace(this.node, this.play, track, h('div', { class: 'sm-shown' }, this.says, this.compare));
    this.show();
    // Hundreds of bars are not what somebody waits for.
    if (this.steps.length > FEW_BARS) afterPaint(() => this.raise());
    else this.raise();
  }

  /** The bars over the slider: how much each step tells of. */
  raise() {
    if (this.bars.firstChild) return;
    replace(this.bars, this.columns());
    this.light();
  }

  columns() {
    const most = Math.max(1, ...this.steps.map((step) => step.count));
    const widest = Math.max(...this.steps.map((step) => step.short.length));
    const every = Math.ceil(this.steps.length / (widest > 8 ? 7 : 9));
    return this.steps.map((step, n) => {
      const bar = h('i', { class: step.current ? '' : 'sm-past' });
      bar.style.height = step.count ? `${Math.max(3, Math.round(20 * Math.sqrt(step.count / most)))}px` : '0';
      const named = n % every === 0 && (n + every < this.steps.length || n === this.steps.length - 1);
      const tick = h('span', { title: `${step.label}: ${plural(step.count, 'event')}` }, bar, h('b', {}, named ? step.short : ''));
      if (step.gap) tick.classList.add('sm-gap');
      return tick;
    });
  }

  move(n, value) {
    const window = [...this.scene.window];
    window[n] = value;
    if (window[0] > window[1]) window[1 - n] = value;
    const usual = String(window) === String(this.scene.first);
    this.onChange({ time: usual ? null : Object.freeze([this.steps[window[0]].from, this.steps[window[1]].to]) });
  }

  toggleCompare() {
    this.stop();
    const on = !this.scene.view.compare;
    const [first, last] = this.scene.window;
    // One day can't be set against itself: the day before it is.
    const time = on && first === last ? [this.steps[Math.max(0, last - 1)].from, this.steps[Math.max(1, last)].to] : this.scene.view.time;
    this.onChange({ compare: on, time });
  }

  show() {
    if (this.steps.length < 2) return;
    const [first, last] = this.scene.window;
    const { compare } = this.scene.view;
    this.sliders.forEach((slider, n) => {
      slider.value = this.scene.window[n];
      slider.setAttribute('aria-valuetext', this.steps[this.scene.window[n]].label);
      slider.setAttribute('aria-label', compare ? `Moment ${'AB'[n]}` : ['Shown from', 'Shown until'][n]);
    });
    const share = (n) => `${(100 * (n + 0.5)) / this.steps.length}%`;
    this.fill.style.left = share(first);
    this.fill.style.right = `calc(100% - ${share(last)})`;
    this.ends.forEach((end, n) => {
      end.hidden = !compare;
      end.style.left = share(this.scene.window[n]);
    });
    this.says.textContent = first === last ? this.steps[last].label : `${this.steps[first].label} ${compare ? '→' : '–'} ${this.steps[last].label}`;
    this.compare.setAttribute('aria-pressed', String(compare));
    this.sayPlay();
    this.light();
  }

  /** The bars of the time shown stand out. */
  light() {
    if (!this.bars.firstChild) return;
    const [first, last] = this.scene.window;
    // Only what changes is touched: a year has hundreds of bars.
    const before = this.lit ?? [0, -1];
    [...this.bars.children].forEach((tick, n) => {
      const on = n >= first && n <= last;
      if (on !== (this.lit && n >= before[0] && n <= before[1])) tick.classList.toggle('sm-in', on);
    });
    this.lit = [first, last];
  }

  sayPlay() {
    this.play.textContent = this.timer ? '❚❚' : '▶\uFE0E';
    this.play.setAttribute('aria-label', this.timer ? 'Pause' : 'Play through the days');
  }

  toggle() {
    if (this.timer) return this.stop();
    if (this.scene.window[1] >= this.steps.length - 1) this.move(1, this.scene.window[0]);
    this.timer = setInterval(() => this.step(), PACE_MS);
    return this.sayPlay();
  }

  step() {
    const last = this.scene.window[1];
    if (last < this.steps.length - 1) this.move(1, last + 1);
    if (this.scene.window[1] >= this.steps.length - 1) this.stop();
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    if (this.play) this.sayPlay();
  }
}
