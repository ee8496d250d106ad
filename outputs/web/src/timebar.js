/** The time control: a slider over the days present with a start and an end, and play. */

import { h } from './dom.js';
import { plural } from './text.js';

const PACE_MS = 1100;

/** Holds a window of steps [first, last]; calls `onChange` when it moves. */
export class TimeBar {
  constructor(steps, window, onChange) {
    this.steps = steps;
    this.window = [...window];
    this.onChange = onChange;
    this.timer = null;
    this.node = this.build();
    this.show();
  }

  build() {
    const max = this.steps.length - 1;
    const slider = (name, n) => h('input', {
      type: 'range', class: `sm-slider sm-slider-${name}`, min: 0, max, step: 1, value: this.window[n],
      'aria-label': n ? 'Shown until' : 'Shown from', oninput: (event) => this.move(n, Number(event.target.value)),
    });
    this.sliders = [slider('from', 0), slider('to', 1)];
    this.play = h('button', { type: 'button', class: 'sm-play', onclick: () => this.toggle() });
    this.says = h('output', { class: 'sm-moment', 'aria-live': 'polite' });
    this.bars = h('div', { class: 'sm-bars', 'aria-hidden': 'true' }, this.columns());
    this.fill = h('div', { class: 'sm-fill' });
    // The first and the last step stand half a column from the ends; a thumb is 15 pixels wide.
    const inset = `calc(${50 / this.steps.length}% - 7.5px)`;
    for (const node of this.sliders) [node.style.left, node.style.width] = [inset, `calc(100% - ${100 / this.steps.length}% + 15px)`];
    const track = h('div', { class: 'sm-track' }, this.bars, h('div', { class: 'sm-rail' }), this.fill, this.sliders);
    return h('div', { class: 'sm-time', role: 'group', 'aria-label': 'Time' }, this.play, track, this.says);
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
    this.window[n] = value;
    if (this.window[0] > this.window[1]) this.window[1 - n] = value;
    this.show();
    this.onChange(this.window);
  }

  show() {
    const [first, last] = this.window;
    this.sliders.forEach((slider, n) => {
      slider.value = this.window[n];
      slider.setAttribute('aria-valuetext', this.steps[this.window[n]].label);
    });
    const share = (n) => `${(100 * (n + 0.5)) / this.steps.length}%`;
    this.fill.style.left = share(first);
    this.fill.style.right = `calc(100% - ${share(last)})`;
    this.says.textContent = first === last ? this.steps[last].label : `${this.steps[first].label} – ${this.steps[last].label}`;
    this.play.textContent = this.timer ? '❚❚' : '▶\uFE0E';
    this.play.setAttribute('aria-label', this.timer ? 'Pause' : 'Play through the days');
    for (const [n, tick] of [...this.bars.children].entries()) tick.classList.toggle('sm-in', n >= first && n <= last);
  }

  toggle() {
    if (this.timer) this.stop();
    else {
      if (this.window[1] >= this.steps.length - 1) this.move(1, this.window[0]);
      this.timer = setInterval(() => this.step(), PACE_MS);
      this.show();
    }
  }

  step() {
    if (this.window[1] < this.steps.length - 1) this.move(1, this.window[1] + 1);
    if (this.window[1] >= this.steps.length - 1) this.stop();
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.show();
  }
}
