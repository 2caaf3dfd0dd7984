/** The eggs that the model was trained on: scatter, histogram and violin plot by outcome. */

import { bottomAxis, chart, describe, leftAxis, part, symbolOffset, table } from './charts.js';
import { fixed, number, OUTCOMES, symbolPath } from './outcomes.js';

const element = (id) => document.getElementById(id);

/** Both quantities of an egg: how they are called, where they stand in a cell, and how wide a bar is. */
const QUANTITIES = {
	boilMinutes: { name: 'minutes boiled', index: 1, width: 'timeWidth', bar: 0.5, decimals: 1 },
	weightGrams: { name: 'grams', index: 0, width: 'weightWidth', bar: 2, decimals: 1 },
};

let data = null;

/** Shows the data of a model, or that it keeps none. */
export function showData(answer) {
	data = answer;
	element('data-charts').hidden = data === null;
	element('data-details').hidden = data === null;
	if (data === null) {
		element('data-text').textContent = 'This version of the model keeps no summary of its training eggs.';
		return;
	}
	const counts = OUTCOMES.map((outcome) => `${number(data.outcomes[outcome].count)} ${outcome}`).join(', ');
	element('data-text').textContent = `${number(data.rows)} ${data.simulated ? 'simulated eggs, not measured ones' : 'eggs'}: ${counts}.`;
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
	table(element('data-table'), 'Training eggs by outcome', head, rows);
}

/** Returns how many eggs of an outcome lie in each cell of a quantity, as [middle, count]. */
function marginal(outcome, quantity) {
	const { index, width } = QUANTITIES[quantity];
	const step = data.cells[width];
	const counts = d3.rollup(data.cells[outcome], (cells) => d3.sum(cells, (cell) => cell[2]), (cell) => cell[index]);
	return Array.from(counts, ([at, count]) => [(at + 0.5) * step, count]);
}

function domain(quantity) {
	const ranges = OUTCOMES.filter((outcome) => data.outcomes[outcome].count > 0).map((outcome) => data.outcomes[outcome][quantity]);
	return [d3.min(ranges, (range) => range.minimum), d3.max(ranges, (range) => range.maximum)];
}

/** Adds a figure with its title; returns the place for the drawing. */
function figure(title) {
	const root = d3.select('#data-charts').append('figure');
	root.append('figcaption').text(title);
	return root.append('div').attr('class', 'chart').node();
}

/** Draws the names of the outcomes with their symbols, as a legend in the place above. */
function legend(place) {
	const marks = d3.select(place.parentNode).insert('p', 'div.chart').attr('class', 'legend').selectAll('span').data(OUTCOMES).join('span').attr('class', 'mark');
	marks.append('svg').attr('class', 'symbol').attr('viewBox', '-8 -8 16 16').attr('aria-hidden', true).append('path')
		.attr('class', (outcome) => `paint-${outcome}`).attr('d', (outcome) => symbolPath(outcome, 100));
	marks.append('span').text((outcome) => outcome);
}

function scatter() {
	const place = figure('Weight and time');
	legend(place);
	return chart(place, { height: 280, margin: [22, 8, 40, 34] }, (frame) => {
		if (data === null) {
			return;
		}
		const x = d3.scaleLinear(domain('boilMinutes'), [frame.left, frame.right]).nice();
		const y = d3.scaleLinear(domain('weightGrams'), [frame.bottom, frame.top]).nice();
		leftAxis(frame, y, 'grams', 6);
		bottomAxis(frame, x, QUANTITIES.boilMinutes.name);
		const { weightWidth, timeWidth } = data.cells;
		const marks = OUTCOMES.flatMap((outcome) => data.cells[outcome].map(([weight, time, count]) => ({ outcome, weight, time, count })));
		part(frame.svg, 'g', 'eggs').selectAll('path').data(marks).join('path')
			.attr('class', ({ outcome }) => `egg paint-${outcome}`)
			.attr('d', ({ outcome, count }) => symbolPath(outcome, 26 + 14 * count))
			.attr('transform', ({ weight, time }) => `translate(${x((time + 0.5) * timeWidth)},${y((weight + 0.5) * weightWidth)})`);
		describe(frame, 'Scatter plot of weight over time: with more time eggs go from underdone to soft to hard, heavier eggs later.');
	});
}

function histogram(quantity, title) {
	const { name, bar } = QUANTITIES[quantity];
	const place = figure(title);
	legend(place);
	return chart(place, { height: 230, margin: [22, 8, 40, 34] }, (frame) => {
		if (data === null) {
			return;
		}
		const bins = new Map();
		OUTCOMES.forEach((outcome) => marginal(outcome, quantity).forEach(([at, count]) => {
			const from = Math.floor(at / bar) * bar;
			const bin = bins.get(from) ?? { from, underdone: 0, soft: 0, hard: 0 };
			bin[outcome] += count;
			bins.set(from, bin);
		}));
		const rows = d3.sort(bins.values(), (bin) => bin.from);
		const layers = d3.stack().keys(OUTCOMES)(rows);
		const x = d3.scaleLinear([rows[0].from, rows.at(-1).from + bar], [frame.left, frame.right]);
		const y = d3.scaleLinear([0, d3.max(layers.at(-1), (layer) => layer[1])], [frame.bottom, frame.top]).nice();
		leftAxis(frame, y, 'eggs');
		bottomAxis(frame, x, name);
		part(frame.svg, 'g', 'columns').selectAll('g').data(layers).join('g').attr('class', ({ key }) => `filled-${key}`)
			.selectAll('rect').data((layer) => layer).join('rect')
			.attr('x', ({ data: bin }) => x(bin.from) + 0.5).attr('width', x(bar) - x(0) - 1)
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
	const { name, decimals } = QUANTITIES[quantity];
	return chart(figure(title), { height: 260, margin: [22, 8, 34, 34] }, (frame) => {
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
			const inside = grid.filter((at) => at >= statistics.minimum && at <= statistics.maximum);
			return [outcome, density(marginal(outcome, quantity), statistics, inside)];
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
