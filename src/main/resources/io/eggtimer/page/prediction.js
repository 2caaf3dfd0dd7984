/** Whether the egg is done: probabilities and their spread, votes, and where doubt comes from. */

import { chart, describe, oncePerFrame, pairs, part, symbolOffset } from './charts.js';
import { appendSymbol, clock, fixed, number, OUTCOMES, percent, sentence, symbolPath } from './outcomes.js';
import { remaining } from './remaining.js';

const element = (id) => document.getElementById(id);

/** How long an answer must stay before it is spoken: sliders would not stop talking. */
const SPEAK_AFTER_MILLIS = 800;

const FLAGS = {
	'ready': { word: 'Ready', symbol: 'M-6 0-2 4 6-5' },
	'cook longer': { word: 'Cook longer', symbol: 'M0-6V0L4 3M-7 0A7 7 0 1 0 7 0 7 7 0 1 0-7 0' },
	'uncertain, cook longer': { word: 'Uncertain, cook longer', symbol: 'M0-6V0L4 3M-7 0A7 7 0 1 0 7 0 7 7 0 1 0-7 0' },
	'uncertain': { word: 'Uncertain', symbol: 'M-3.5-3.5A3.5 3.5 0 1 1 0 .5V3M0 6.2V6.3' },
};

let answer = null;

let asked = null;

let aim = null;

let trained = null;

let speaking = 0;

/** Says what the model was trained on, to explain where it extrapolates. */
export function setTrained(weight, time) {
	trained = { weight, time };
	drawWords();
}

/** Says how likely the outcome wanted is at which time. */
export function setAim(recommendation) {
	aim = recommendation;
	drawWords();
}

/** Shows an answer to an egg. */
export function showPrediction(prediction, egg) {
	answer = prediction;
	asked = egg;
	drawWords();
	drawVotes();
	drawDoubt();
}

/** Returns what the model thinks, in a sentence or two. */
function opinion() {
	const { outcome, probabilities, advice } = answer;
	const share = percent(probabilities[outcome]);
	switch (advice) {
		case 'ready':
			return `It is ${outcome}: ${share} sure.`;
		case 'cook longer':
			return `It may still be underdone (${percent(probabilities.underdone)}), and an egg once cracked cannot go back.`;
		case 'uncertain, cook longer':
			return `${outcome === 'underdone' ? `Most likely still underdone (${share}).`
				: `Most likely ${outcome} (${share}), but underdone has ${percent(probabilities.underdone)}.`} A little longer is the safer side.`;
		default:
			return `Most likely ${outcome}, but only ${share} sure.`;
	}
}

/** Returns what is left to do, once it is known how long is best. */
function whatIsLeft() {
	return aim === null ? '' : remaining(aim, asked.boilMinutes, answer.probabilities[aim.outcome]);
}

function warning() {
	if (!answer.extrapolating) {
		return '';
	}
	return trained === null ? 'The model has never seen an egg like this; do not trust it here.'
		: `The model has never seen an egg like this: those it learned from weighed ${number(trained.weight.from)} to `
			+ `${number(trained.weight.to)} g and boiled ${number(trained.time.from)} to ${number(trained.time.to)} min. Do not trust it here.`;
}

const drawWords = oncePerFrame(() => {
	if (answer === null) {
		return;
	}
	const flag = FLAGS[answer.advice];
	element('done-when').textContent = `after ${clock(asked.boilMinutes)}`;
	element('flag').dataset.advice = answer.advice;
	element('flag-word').textContent = flag.word;
	element('flag-symbol').setAttribute('d', flag.symbol);
	element('flag-text').textContent = opinion();
	element('desired-text').textContent = whatIsLeft();
	const extrapolating = element('extrapolating');
	extrapolating.hidden = !answer.extrapolating;
	extrapolating.textContent = warning();
	drawBars();
	clearTimeout(speaking);
	speaking = setTimeout(speak, SPEAK_AFTER_MILLIS);
});

function speak() {
	const shares = OUTCOMES.map((outcome) => `${outcome} ${percent(answer.probabilities[outcome])}`).join(', ');
	element('spoken').textContent = `${number(asked.weightGrams)} grams, ${number(asked.boilMinutes, 2)} minutes: `
		+ `${FLAGS[answer.advice].word}. ${sentence(shares)}. ${whatIsLeft()} ${warning()}`;
}

function drawBars() {
	const rows = d3.select('#bars').selectAll('div.bar').data(OUTCOMES).join((enter) => {
		const row = enter.append('div').attr('class', 'bar').attr('data-outcome', (outcome) => outcome);
		const name = row.append('span').attr('class', 'bar-name');
		appendSymbol(name);
		name.append('span').text((outcome) => outcome);
		row.append('strong').attr('class', 'bar-share');
		row.append('span').attr('class', 'bar-spread');
		const drawing = row.append('svg').attr('class', 'bar-drawing').attr('viewBox', '0 0 100 12')
			.attr('preserveAspectRatio', 'none').attr('aria-hidden', true);
		drawing.append('rect').attr('class', 'bar-track').attr('width', 100).attr('height', 12);
		drawing.append('rect').attr('class', (outcome) => `paint-${outcome}`).attr('height', 12);
		drawing.append('path').attr('class', 'whisker-halo');
		drawing.append('path').attr('class', 'whisker');
		return row;
	});
	rows.classed('likeliest', (outcome) => outcome === answer.outcome);
	rows.select('.bar-share').text((outcome) => percent(answer.probabilities[outcome]));
	rows.select('.bar-spread').text((outcome) => {
		const { lower, upper } = answer.spread[outcome];
		return `${percent(lower)} to ${percent(upper)}`;
	});
	rows.select('rect:not(.bar-track)').attr('width', (outcome) => 100 * answer.probabilities[outcome]);
	const whisker = (outcome) => {
		const lower = 100 * answer.spread[outcome].lower;
		const upper = 100 * answer.spread[outcome].upper;
		return `M${lower} 3V9M${lower} 6H${upper}M${upper} 3V9`;
	};
	rows.select('.whisker-halo').attr('d', whisker);
	rows.select('.whisker').attr('d', whisker);
}

const drawVotes = chart(element('votes-chart'), { height: 190, margin: [26, 4, 34, 4] }, (frame) => {
	if (answer === null) {
		return;
	}
	const x = d3.scaleBand(OUTCOMES, [frame.left, frame.right]).padding(0.28);
	const y = d3.scaleLinear([0, answer.draws], [frame.bottom, frame.top]);
	const columns = frame.svg.selectAll('g.column').data(OUTCOMES).join((enter) => {
		const column = enter.append('g').attr('class', 'column');
		column.append('rect').attr('class', (outcome) => `filled-${outcome}`);
		column.append('text').attr('class', 'count');
		column.append('path').attr('class', (outcome) => `paint-${outcome}`).attr('d', (outcome) => symbolPath(outcome, 70));
		column.append('text').attr('class', 'name').text((outcome) => outcome);
		return column;
	});
	columns.attr('transform', (outcome) => `translate(${x(outcome)},0)`);
	const top = (outcome) => Math.min(y(answer.votes[outcome]), frame.bottom - (answer.votes[outcome] > 0 ? 1 : 0));
	columns.select('rect').attr('width', x.bandwidth()).attr('y', top).attr('height', (outcome) => frame.bottom - top(outcome));
	columns.select('.count').attr('x', x.bandwidth() / 2).attr('y', (outcome) => top(outcome) - 7)
		.text((outcome) => number(answer.votes[outcome]));
	columns.select('path').attr('transform', (outcome) => `translate(${x.bandwidth() / 2 + symbolOffset(outcome)},${frame.bottom + 18})`);
	columns.select('.name').attr('x', x.bandwidth() / 2 + 6).attr('y', frame.bottom + 23);
	part(frame.svg, 'path', 'base').attr('d', `M${frame.left} ${frame.bottom}H${frame.right}`);
	element('votes-number').textContent = number(answer.draws);
	describe(frame, `Votes: ${OUTCOMES.map((outcome) => `${outcome} ${answer.votes[outcome]}`).join(', ')}`);
});

const drawDoubt = chart(element('doubt-chart'), { height: 58, margin: [0, 0, 0, 0] }, (frame) => {
	if (answer === null) {
		return;
	}
	const { predictiveEntropy, expectedEntropy, mutualInformation } = answer.uncertainty;
	const most = Math.log(OUTCOMES.length);
	const x = d3.scaleLinear([0, most], [1, frame.right - 1]).clamp(true);
	part(frame.svg, 'rect', 'doubt-track').attr('x', 1).attr('y', 4).attr('width', frame.right - 2).attr('height', 26);
	part(frame.svg, 'rect', 'doubt-egg').attr('x', 1).attr('y', 4).attr('height', 26).attr('width', x(expectedEntropy) - 1);
	part(frame.svg, 'rect', 'doubt-model').attr('x', x(expectedEntropy)).attr('y', 4).attr('height', 26)
		.attr('width', x(predictiveEntropy) - x(expectedEntropy));
	part(frame.svg, 'text', 'scale-name from').attr('x', 0).attr('y', 48).text('sure');
	part(frame.svg, 'text', 'scale-name to').attr('x', frame.right).attr('y', 48).text('no idea');
	const share = predictiveEntropy > 0 ? mutualInformation / predictiveEntropy : 0;
	element('doubt-text').textContent = doubt(predictiveEntropy / most, share);
	pairs(element('doubt-numbers'), [
		['The egg’s own luck', `${fixed(expectedEntropy, 3)} nats`],
		['The model’s ignorance', `${fixed(mutualInformation, 3)} nats`],
		['Together', `${fixed(predictiveEntropy, 3)} of at most ${fixed(most, 3)} nats`],
	]);
	describe(frame, `Of the doubt, ${percent(1 - share)} is the egg’s own luck and ${percent(share)} the model’s ignorance`);
});

/** Returns where doubt comes from, for a cook. */
function doubt(amount, share) {
	if (amount < 0.1) {
		return 'There is hardly any doubt about this egg.';
	}
	const most = share > 0.5 ? 'Most of it is the model’s'
		: share > 0.2 ? 'A good part of it is the model’s' : 'Little of it is the model’s';
	return `Eggs alike turn out differently: ${percent(1 - share)} of the doubt is the egg’s own, and no model can remove it. `
		+ `${most} (${percent(share)}): more training eggs like this one would reduce that.`;
}
