/** The training eggs in charts: their marks, and what the marks mean. */

import { appendSymbol, OUTCOMES, symbolPath } from './outcomes.js';

/**
 * Draws a mark for each cell that has eggs; more eggs make it larger.
 *
 * @param {object} parent where to
 * @param {object|null} cells of the eggs by outcome, or null if they are not known
 * @param {(minutes: number) => number} x place of a time
 * @param {(grams: number) => number} y place of a weight
 */
export function drawEggs(parent, cells, x, y) {
	const marks = cells === null ? [] : OUTCOMES.flatMap((outcome) => cells[outcome].map(([weight, time, count]) => (
		{ outcome, weight: (weight + 0.5) * cells.weightWidth, time: (time + 0.5) * cells.timeWidth, count })));
	parent.selectAll('path').data(marks).join('path')
		.attr('class', ({ outcome }) => `egg paint-${outcome}`)
		.attr('d', ({ outcome, count }) => symbolPath(outcome, 26 + 14 * count))
		.attr('transform', ({ time, weight }) => `translate(${x(time)},${y(weight)})`);
}

/** Draws the symbols of outcomes with their names, as a part of a legend. */
export function drawMarks(legend, outcomes, name = (outcome) => outcome) {
	legend.selectAll('span.mark').data(outcomes).join((enter) => {
		const mark = enter.append('span').attr('class', 'mark');
		appendSymbol(mark);
		mark.append('span').text(name);
		return mark;
	});
}
