/** How long to boil the egg for the outcome wanted: words, and the curve over time. */

import { bottomAxis, chart, describe, leftAxis, oncePerFrame, part, table } from './charts.js';
import { egg, setEgg } from './controls.js';
import { clock, number, percent } from './outcomes.js';

const element = (id) => document.getElementById(id);

let recommendation = null;

/** Shows a recommendation. */
export function showRecommendation(answer) {
	recommendation = answer;
	drawWords();
	drawCurve();
}

/** Moves the mark of the egg's time. */
export function moveTime() {
	drawCurve();
}

/**
 * Returns a window of time in words: the curve may begin or end inside of it.
 *
 * @param {{from: number, to: number}} window in minutes
 * @param {object[]} curve points in order of time
 */
function windowInWords(window, curve) {
	if (window.to >= curve.at(-1).boilMinutes) {
		return `from ${clock(window.from)} on`;
	}
	return window.from <= curve[0].boilMinutes ? `until ${clock(window.to)}`
		: `from ${clock(window.from)} to ${clock(window.to)}`;
}

/** Returns when an egg is likely to be what is wanted, as the beginning of a sentence. */
export function likelyWhen({ outcome, boilMinutes, window, curve }) {
	return window === null ? `No time makes ${outcome} likely; the best chance is at ${clock(boilMinutes)}`
		: `Likely ${outcome} ${windowInWords(window, curve)}, best at ${clock(boilMinutes)}`;
}

const drawWords = oncePerFrame(() => {
	const { boilMinutes, probability, lower, upper, window, uncertain, extrapolating } = recommendation;
	element('aim-time').textContent = clock(boilMinutes);
	element('aim-lead').textContent = window === null ? 'At best' : 'Aim for';
	element('aim-use-time').textContent = clock(boilMinutes);
	element('aim-text').textContent = `${likelyWhen(recommendation)}: ${percent(probability)} `
		+ `(${percent(lower)} to ${percent(upper)}).${window !== null && uncertain ? ' Even then it is uncertain.' : ''}`;
	element('aim-warning').hidden = !extrapolating;
	if (element('aim-table').closest('details').open) {
		drawTable();
	}
});

function drawTable() {
	const { outcome, weightGrams, curve } = recommendation;
	const step = Math.max(1, Math.round(curve.length / 24));
	table(element('aim-table'), `Probability of ${outcome} for ${number(weightGrams)} g`, ['Minutes', 'Probability', '5 to 95 %'],
		curve.filter((_, i) => i % step === 0).map((point) => [clock(point.boilMinutes), percent(point.probability),
			`${percent(point.lower)} to ${percent(point.upper)}`]));
}

const drawCurve = chart(element('aim-chart'), { height: 231, margin: [42, 12, 40, 44] }, (frame) => {
	if (recommendation === null) {
		return;
	}
	const { svg, left, right, top, bottom } = frame;
	const { curve, window, outcome, atLeast, boilMinutes, probability } = recommendation;
	const x = d3.scaleLinear([0, curve.at(-1).boilMinutes], [left, right]);
	const y = d3.scaleLinear([0, 1], [bottom, top]);
	leftAxis(frame, y, `probability of ${outcome}`, 4, (share) => `${100 * share} %`);
	bottomAxis(frame, x, 'minutes boiled');
	part(svg, 'rect', 'window').attr('y', top).attr('height', bottom - top)
		.attr('x', window ? x(window.from) : 0).attr('width', window ? x(window.to) - x(window.from) : 0);
	const time = (point) => x(point.boilMinutes);
	part(svg, 'path', 'band').attr('d', d3.area(time, (point) => y(point.lower), (point) => y(point.upper))(curve))
		.attr('data-outcome', outcome);
	part(svg, 'path', 'curve').attr('d', d3.line(time, (point) => y(point.probability))(curve)).attr('data-outcome', outcome);
	part(svg, 'path', 'level').attr('d', `M${left} ${y(atLeast)}H${right}`);
	part(svg, 'path', 'best').attr('d', d3.symbol(d3.symbolDiamond, 110)())
		.attr('transform', `translate(${x(boilMinutes)},${y(probability)})`);
	const now = Math.min(egg.boilMinutes, curve.at(-1).boilMinutes);
	part(svg, 'path', 'now').attr('d', `M${x(now)} ${top - 4}V${bottom}`);
	part(svg, 'text', 'now-name').attr('x', x(now)).attr('y', top - 9)
		.attr('text-anchor', x(now) > right - 40 ? 'end' : x(now) < left + 30 ? 'start' : 'middle').text(`your egg ${clock(egg.boilMinutes)}`);
	describe(frame, `Probability of ${outcome} over time. ${element('aim-text').textContent}`);
});

element('aim-table').closest('details').addEventListener('toggle', (event) => {
	if (event.target.open && recommendation !== null) {
		drawTable();
	}
});

element('aim-use').addEventListener('click', () => {
	if (recommendation !== null) {
		setEgg({ boilMinutes: Math.round(100 * recommendation.boilMinutes) / 100 });
	}
});
