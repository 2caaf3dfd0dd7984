/** What there is left to do for the outcome wanted. */

import { clock, percent } from './outcomes.js';

/** Half a percent: a difference that the page would not show is not worth waiting for. */
const NOTICEABLE = 0.005;

/**
 * Returns whether to take an egg out now, to wait or to give up, in words.
 *
 * @param {object} aim the recommendation for an egg of this weight
 * @param {number} minutes how long it has boiled
 * @param {number} probability that it is what is wanted now
 */
export function remaining({ outcome, boilMinutes, curve }, minutes, probability) {
	const later = curve.filter((point) => point.boilMinutes > minutes);
	const most = d3.max(later, (point) => point.probability) ?? 0;
	const falls = curve.at(-1).probability < d3.max(curve, (point) => point.probability);
	if (falls && minutes > boilMinutes && probability < 0.5) {
		return `Too late for ${outcome}: it only gets less likely from here.`;
	}
	if (later.length === 0 && !falls) {
		return `For ${outcome}, the model cannot tell what more boiling brings: it has seen no egg boiled for longer.`;
	}
	if (most - probability <= NOTICEABLE) {
		return `For ${outcome}, take it out now: it gets no likelier than ${percent(probability)}.`;
	}
	const then = later.find((point) => point.probability >= most - NOTICEABLE);
	return `For ${outcome}, give it ${clock(then.boilMinutes - minutes)} more: ${percent(then.probability)} then `
		+ `(${percent(then.lower)} to ${percent(then.upper)}), ${percent(probability)} now.`;
}
