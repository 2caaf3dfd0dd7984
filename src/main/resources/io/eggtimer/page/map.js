/** The map: a quantity over time and weight, the training eggs and the current egg. */

import { bottomAxis, chart, describe, leftAxis, part } from './charts.js';
import { egg, onChange, setEgg } from './controls.js';
import { drawEggs, drawMarks } from './eggs.js';
import { fixed, number, OUTCOMES } from './outcomes.js';

const element = (id) => document.getElementById(id);

/** Levels of probability that have a line. */
const LEVELS = [0.5, 0.8];

let map = null;

let cells = null;

/** Where the canvas was last drawn, to draw it anew only when something has changed. */
let painted = '';

const canvas = document.createElement('canvas');

/** Shows the map, or that there is none. */
export function showMap(answer) {
	map = answer;
	painted = '';
	element('map-choice').hidden = map === null;
	element('map-chart').hidden = map === null;
	if (map === null) {
		element('map-text').textContent = 'There is no map of this version of the model: it does not keep what eggs it was trained on.';
	}
	draw();
}

/** Shows the training eggs on the map. */
export function showEggs(answer) {
	cells = answer;
	draw();
}

function quantity() {
	return element('map-quantity').value;
}

function isProbability(name) {
	return OUTCOMES.includes(name);
}

function values(name) {
	return isProbability(name) ? map.probabilities[name] : map[name];
}

/** Returns the scale of colours, from the paper to the colour of what is shown. */
function colours(name, grid) {
	const style = getComputedStyle(document.documentElement);
	const colour = (variable) => style.getPropertyValue(variable).trim();
	const most = isProbability(name) ? 1 : d3.max(grid, (row) => d3.max(row));
	return d3.scaleLinear([0, most], [colour('--map-paper'), colour(isProbability(name) ? `--${name}` : '--doubt')])
		.interpolate(d3.interpolateLab).clamp(true);
}

/** Paints one pixel per point of the grid; the browser smooths between them. */
function paint(name, scale, grid, frame, x, y) {
	const width = map.boilMinutes.length;
	const height = map.weightGrams.length;
	const small = document.createElement('canvas');
	small.width = width;
	small.height = height;
	const context = small.getContext('2d');
	const image = context.createImageData(width, height);
	grid.forEach((row, i) => row.forEach((value, j) => {
		const { r, g, b } = d3.rgb(scale(value));
		image.data.set([r, g, b, 255], 4 * ((height - 1 - i) * width + j));
	}));
	context.putImageData(image, 0, 0);
	const ratio = window.devicePixelRatio;
	canvas.width = Math.round(frame.width * ratio);
	canvas.height = Math.round(frame.height * ratio);
	const target = canvas.getContext('2d');
	target.scale(ratio, ratio);
	target.save();
	target.beginPath();
	target.rect(frame.left, frame.top, frame.right - frame.left, frame.bottom - frame.top);
	target.clip();
	// A point is the middle of its pixel
	const halfTime = (map.boilMinutes[1] - map.boilMinutes[0]) / 2;
	const halfWeight = (map.weightGrams[1] - map.weightGrams[0]) / 2;
	const from = x(map.boilMinutes[0] - halfTime);
	const upper = y(map.weightGrams[height - 1] + halfWeight);
	target.drawImage(small, from, upper, x(map.boilMinutes[width - 1] + halfTime) - from, y(map.weightGrams[0] - halfWeight) - upper);
	target.restore();
}

/**
 * Returns the areas of a grid above levels, each with its `value`, and paths of what is
 * around them: an area is closed along the edge of the map, but only inside has it a line.
 */
function areas(grid, levels, x, y) {
	const width = map.boilMinutes.length;
	const height = map.weightGrams.length;
	const time = d3.scaleLinear(d3.range(width), map.boilMinutes);
	const weight = d3.scaleLinear(d3.range(height), map.weightGrams);
	const inside = ([column, row]) => column > 0.01 && row > 0.01 && column < width - 0.01 && row < height - 0.01;
	// A point is the middle of its cell, and the map ends at the middle of the outermost
	const atX = ([column]) => x(time(Math.min(Math.max(column - 0.5, 0), width - 1)));
	const atY = ([, row]) => y(weight(Math.min(Math.max(row - 0.5, 0), height - 1)));
	const path = (line) => ({ coordinates }) => coordinates.flat().map((ring) => line(ring)).join('');
	return { found: d3.contours().size([width, height]).thresholds(levels)(grid.flat()),
		area: path(d3.line(atX, atY)), edge: path(d3.line(atX, atY).defined(inside)) };
}

function drawLevels(svg, name, grid, x, y) {
	const { found, edge } = areas(grid, isProbability(name) ? LEVELS : [], x, y);
	part(svg, 'g', 'levels').selectAll('path').data(found).join('path')
		.attr('class', ({ value }) => `contour level-${100 * value}`).attr('d', edge);
}

/** Hatches where the model says that it has seen no such eggs, whatever the shape of that. */
function drawUntrained(frame, x, y) {
	const { found: [unknown], area, edge } = areas(map.extrapolating.map((row) => row.map(Number)), [0.5], x, y);
	part(frame.svg, 'path', 'untrained').attr('d', area(unknown));
	part(frame.svg, 'path', 'trained').attr('d', edge(unknown));
	const { left, top, bottom } = frame;
	const wide = map.boilMinutes.findIndex((time) => x(time) > left + 168);
	const free = map.extrapolating.map((row) => row.slice(0, wide).every(Boolean)); // where words have room, by weight
	const above = y(map.weightGrams[free.lastIndexOf(false) + 1] ?? map.weightGrams.at(-1));
	const below = y(map.weightGrams[free.indexOf(false) - 1] ?? map.weightGrams[0]);
	const at = above - top > 20 ? (top + above) / 2 : (below + bottom) / 2;
	const label = part(frame.svg, 'g', 'untrained-name').attr('transform', `translate(${left + 84},${at})`)
		.attr('visibility', above - top > 20 || bottom - below > 20 ? null : 'hidden');
	part(label, 'rect', 'plate').attr('x', -76).attr('y', -10).attr('width', 152).attr('height', 20).attr('rx', 4);
	part(label, 'text', 'plate-text').attr('y', 4).text('no training eggs here');
}

function drawCurrent(frame, x, y) {
	const { left, right, top, bottom } = frame;
	const atX = Math.min(Math.max(x(egg.boilMinutes), left), right);
	const atY = Math.min(Math.max(y(egg.weightGrams), top), bottom);
	const d = `M${left} ${atY}H${atX - 10}M${atX + 10} ${atY}H${right}M${atX} ${top}V${atY - 10}M${atX} ${atY + 10}V${bottom}`;
	for (const layer of ['cross-halo', 'cross']) {
		part(frame.svg, 'path', layer).attr('d', d);
		part(frame.svg, 'circle', `${layer} ring`).attr('r', 10).attr('cx', atX).attr('cy', atY);
	}
}

function drawLegend(name, scale) {
	const most = scale.domain()[1];
	const legend = d3.select('#map-legend');
	const key = part(legend, 'div', 'scale');
	part(key, 'span', 'least').text('0');
	const strip = part(key, 'svg', 'strip').attr('aria-hidden', true).attr('viewBox', '0 0 24 1').attr('preserveAspectRatio', 'none');
	strip.selectAll('rect').data(d3.range(24)).join('rect').attr('x', (i) => i).attr('width', 1.05).attr('height', 1)
		.attr('fill', (i) => scale(most * (i + 0.5) / 24));
	part(key, 'span', 'most').text(isProbability(name) ? '100 %' : `${fixed(most, 2)} nats`);
	const notes = isProbability(name) ? ['solid line 50 %', 'dashed line 80 %'] : [];
	legend.selectAll('span.note').data(notes).join('span').attr('class', 'note').text((note) => note);
	drawMarks(legend, cells === null ? [] : OUTCOMES, (outcome) => `${outcome} egg`);
}

/** Says where the egg is; how likely what is, is said above, and more exactly. */
function here() {
	const text = `${number(egg.weightGrams)} g and ${number(egg.boilMinutes, 2)} min`;
	const off = egg.weightGrams > map.weightGrams.at(-1) || egg.weightGrams < map.weightGrams[0]
		|| egg.boilMinutes > map.boilMinutes.at(-1);
	return off ? `Your egg, ${text}, is off the map.`
		: `The cross is your egg, ${text}. Hatched: the model was trained on no such egg, and guesses.`;
}

const draw = chart(element('map-chart'), { height: 400, margin: [20, 8, 40, 34] }, (frame) => {
	if (map === null) {
		return;
	}
	const name = quantity();
	const grid = values(name);
	const x = d3.scaleLinear(d3.extent(map.boilMinutes), [frame.left, frame.right]);
	const y = d3.scaleLinear(d3.extent(map.weightGrams), [frame.bottom, frame.top]);
	const dark = matchMedia('(prefers-color-scheme: dark)').matches;
	const key = [name, frame.width, dark, cells === null].join();
	if (key !== painted) {
		painted = key;
		const scale = colours(name, grid);
		paint(name, scale, grid, frame, x, y);
		leftAxis(frame, y, 'grams', 6);
		bottomAxis(frame, x, 'minutes boiled');
		drawUntrained(frame, x, y);
		drawLevels(frame.svg, name, grid, x, y);
		drawEggs(part(frame.svg, 'g', 'eggs'), cells, x, y);
		drawLegend(name, scale);
		frame.svg.on('click', (event) => {
			const [atX, atY] = d3.pointer(event);
			setEgg({ boilMinutes: Math.max(0, Math.round(10 * x.invert(atX)) / 10), weightGrams: Math.round(2 * y.invert(atY)) / 2 });
		});
	}
	drawCurrent(frame, x, y);
	element('map-text').textContent = here();
	describe(frame, `Map of ${element('map-quantity').selectedOptions[0].text}, over time and weight. ${here()}`);
});

element('map-chart').prepend(canvas);
element('map-quantity').addEventListener('change', draw);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
onChange(draw);
