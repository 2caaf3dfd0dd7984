/** The eggs that the model was trained on: scatter, histogram and violin plot by outcome. */

import { bottomAxis, chart, describe, figure, leftAxis, part, symbolOffset, table } from './charts.js';
import { drawEggs, drawMarks } from './eggs.js';
import { fixed, number, OUTCOMES, symbolPath } from './outcomes.js';

const element = (id) => document.getElementById(id);

/**
 * Both quantities of an egg: how they are called, where they stand in a cell, and how wide
 * a bar should be. These widths are a choice: some fifteen bars over what people boil, which
 * is 7 minutes and 30 grams from one end to the other.
 */
const QUANTITIES = {
	boilMinutes: { name: 'minutes boiled', index: 1, width: 'timeWidth', bar: 0.5, decimals: 1 },
	weightGrams: { name: 'grams', index: 0, width: 'weightWidth', bar: 2, decimals: 1 },
};

let data = null;

/** Says how many of the eggs were not trained on; may be empty. */
let heldOut = '';

/**
 * Shows the data of a model.
 *
 * @param {object|null} answer its summary of them, or null if it keeps none
 * @param {{validationRows: number}} provenance from the manifest
 */
export function showData(answer, { validationRows }) {
	data = answer;
	heldOut = validationRows > 0 ? `, of which ${number(validationRows)} were held out to score it` : '';
	element('data-charts').hidden = data === null;
	element('data-details').hidden = data === null;
	if (data === null) {
		element('data-text').textContent = 'This version of the model keeps no summary of its training eggs.';
		return;
	}
	const counts = OUTCOMES.map((outcome) => `${number(data.outcomes[outcome].count)} ${outcome}`).join(', ');
	element('data-text').textContent = `${number(data.rows)} ${data.simulated ? 'simulated eggs' : 'measured eggs'}${heldOut}: ${counts}.`;
	draws.forEach((draw) => draw());
	fillTable();
}

function fillTable() {
	const head = ['Outcome', 'Eggs'].concat(['Minutes', 'Grams'].flatMap((name) => [`${name}: least`, 'lower quartile', 'median', 'upper quartile', 'greatest', 'mean', 'st. dev.']));
	const rows = OUTCOMES.map((outcome) => {
		const { count, boilMinutes, weightGrams } = data.outcomes[outcome];
		const cells = [boilMinutes, weightGrams].flatMap((values) => [values.minimum, values.lowerQuartile, values.median,
			values.upperQuartile, values.maximum, values.mean, values.standardDeviation]);
		return [outcome, number(count), ...cells.map((value) => (value === null ? '–' : fixed(value, 1)))];
	});
	table(element('data-table'), `The ${number(data.rows)} eggs by outcome${heldOut}`, head, rows);
}

/** Returns how many eggs of an outcome lie in each cell of a quantity, as [cell, count]. */
function marginal(outcome, quantity) {
	const { index } = QUANTITIES[quantity];
	return Array.from(d3.rollup(data.cells[outcome], (cells) => d3.sum(cells, (cell) => cell[2]), (cell) => cell[index]));
}

function domain(quantity) {
	const ranges = OUTCOMES.filter((outcome) => data.outcomes[outcome].count > 0).map((outcome) => data.outcomes[outcome][quantity]);
	return [d3.min(ranges, (range) => range.minimum), d3.max(ranges, (range) => range.maximum)];
}

/** Adds a figure; returns the place for the drawing. */
function place(title) {
	return figure(element('data-charts'), title);
}

/** Adds a figure with the names of the outcomes below its title. */
function placeWithLegend(title) {
	const drawing = place(title);
	drawMarks(d3.select(drawing.parentNode).insert('p', 'div.chart').attr('class', 'legend'), OUTCOMES);
	return drawing;
}

function scatter() {
	return chart(placeWithLegend('Weight and time'), { height: 280, margin: [22, 8, 40, 34] }, (frame) => {
		if (data === null) {
			return;
		}
		const x = d3.scaleLinear(domain('boilMinutes'), [frame.left, frame.right]).nice();
		const y = d3.scaleLinear(domain('weightGrams'), [frame.bottom, frame.top]).nice();
		leftAxis(frame, y, 'grams', 6);
		bottomAxis(frame, x, QUANTITIES.boilMinutes.name);
		drawEggs(part(frame.svg, 'g', 'eggs'), data.cells, x, y);
		describe(frame, 'Scatter plot of weight over time: with more time eggs go from underdone to soft to hard, heavier eggs later.');
	});
}

function histogram(quantity, title) {
	const { name, bar, width } = QUANTITIES[quantity];
	return chart(placeWithLegend(title), { height: 230, margin: [22, 8, 40, 34] }, (frame) => {
		if (data === null) {
			return;
		}
		const step = data.cells[width];
		const cellsPerBar = Math.max(1, Math.round(bar / step)); // the same in each, so that none stands out
		const bins = new Map();
		OUTCOMES.forEach((outcome) => marginal(outcome, quantity).forEach(([cell, count]) => {
			const at = Math.floor(cell / cellsPerBar);
			const bin = bins.get(at) ?? { at, underdone: 0, soft: 0, hard: 0 };
			bin[outcome] += count;
			bins.set(at, bin);
		}));
		const rows = d3.sort(bins.values(), (bin) => bin.at);
		const layers = d3.stack().keys(OUTCOMES)(rows);
		const x = d3.scaleLinear([rows[0].at, rows.at(-1).at + 1].map((at) => at * cellsPerBar * step), [frame.left, frame.right]);
		const from = (at) => x(at * cellsPerBar * step);
		const y = d3.scaleLinear([0, d3.max(layers.at(-1), (layer) => layer[1])], [frame.bottom, frame.top]).nice();
		leftAxis(frame, y, 'eggs');
		bottomAxis(frame, x, name);
		part(frame.svg, 'g', 'columns').selectAll('g').data(layers).join('g').attr('class', ({ key }) => `filled-${key}`)
			.selectAll('rect').data((layer) => layer).join('rect')
			.attr('x', ({ data: bin }) => from(bin.at) + 0.5).attr('width', from(1) - from(0) - 1)
			.attr('y', (layer) => y(layer[1])).attr('height', (layer) => y(layer[0]) - y(layer[1]));
		describe(frame, `Histogram of ${name}, by outcome; the table below has the quartiles.`);
	});
}

/** Returns a smooth density of weighted points, by a Gaussian kernel of Silverman's bandwidth. */
function density(points, statistics, grid) {
	const count = d3.sum(points, ([, weight]) => weight);
	const middle = (statistics.upperQuartile - statistics.lowerQuartile) / 1.34;
	const spread = Math.min(statistics.standardDeviation || Infinity, middle || Infinity);
	const bandwidth = 0.9 * (Number.isFinite(spread) ? spread : 1) * count ** -0.2;
	const scale = 1 / (count * bandwidth * Math.sqrt(2 * Math.PI));
	return grid.map((at) => [at, scale * d3.sum(points, ([point, weight]) => weight * Math.exp(-0.5 * ((at - point) / bandwidth) ** 2))]);
}

function violin(quantity, title) {
	const { name, decimals, width } = QUANTITIES[quantity];
	return chart(place(title), { height: 260, margin: [22, 8, 34, 34] }, (frame) => {
		if (data === null) {
			return;
		}
		const present = OUTCOMES.filter((outcome) => data.outcomes[outcome].count > 1);
		const y = d3.scaleLinear(domain(quantity), [frame.bottom, frame.top]).nice();
		const x = d3.scaleBand(present, [frame.left, frame.right]).padding(0.12);
		leftAxis(frame, y, name, 6);
		const grid = d3.ticks(...y.domain(), 80);
		const shapes = new Map(present.map((outcome) => {
			const statistics = data.outcomes[outcome][quantity];
			const { minimum, maximum } = statistics;
			const inside = [minimum, ...grid.filter((at) => at > minimum && at < maximum), maximum]; // a line if these are equal
			const points = marginal(outcome, quantity).map(([cell, count]) => [(cell + 0.5) * data.cells[width], count]);
			return [outcome, density(points, statistics, inside)];
		}));
		const most = d3.max(shapes.values(), (shape) => d3.max(shape, ([, value]) => value));
		const half = d3.scaleLinear([0, most], [0, x.bandwidth() / 2]);
		const groups = frame.svg.selectAll('g.violin').data(present).join((enter) => {
			const group = enter.append('g').attr('class', 'violin');
			group.append('path').attr('class', (outcome) => `shape paint-${outcome}`);
			group.append('path').attr('class', 'box-halo');
			group.append('path').attr('class', 'box');
			group.append('circle').attr('class', 'median').attr('r', 4);
			group.append('path').attr('class', (outcome) => `key paint-${outcome}`).attr('d', (outcome) => symbolPath(outcome, 70));
			group.append('text').attr('class', 'name').text((outcome) => outcome);
			return group;
		});
		groups.attr('transform', (outcome) => `translate(${x(outcome) + x.bandwidth() / 2},0)`);
		groups.select('.shape').attr('d', (outcome) => d3.area().y(([at]) => y(at))
			.x0(([, value]) => -half(value)).x1(([, value]) => half(value))(shapes.get(outcome)));
		const box = (outcome) => `M0 ${y(data.outcomes[outcome][quantity].lowerQuartile)}V${y(data.outcomes[outcome][quantity].upperQuartile)}`;
		groups.select('.box-halo').attr('d', box);
		groups.select('.box').attr('d', box);
		groups.select('.median').attr('cy', (outcome) => y(data.outcomes[outcome][quantity].median));
		groups.select('.key').attr('transform', (outcome) => `translate(${symbolOffset(outcome)},${frame.bottom + 20})`);
		groups.select('.name').attr('x', 6).attr('y', frame.bottom + 25);
		describe(frame, `Violin plot of ${name}. ${present.map((outcome) => `${outcome}: median `
			+ fixed(data.outcomes[outcome][quantity].median, decimals)).join(', ')}`);
	});
}

const draws = [
	scatter(),
	histogram('boilMinutes', 'How long they boiled'),
	violin('boilMinutes', 'Boiling time by outcome'),
	histogram('weightGrams', 'What they weighed'),
	violin('weightGrams', 'Weight by outcome'),
];
