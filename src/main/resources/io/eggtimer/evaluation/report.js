'use strict';

(() => {

const root = document.documentElement;

// For whoever opens the page by program: did anything go wrong, and is it complete?
window.addEventListener('error', (event) => root.setAttribute('data-error', event.message));
window.addEventListener('unhandledrejection', (event) => root.setAttribute('data-error', String(event.reason)));

// Colours that people with colour blindness tell apart too, after Okabe and Ito; symbols say the same again.
const OUTCOMES = [
	{ colour: '#3d85c6', symbol: 'circle-open' },
	{ colour: '#e69f00', symbol: 'diamond' },
	{ colour: '#b5407f', symbol: 'cross-thin-open' }
];

const METHODS = {
	'hmc': { colour: '#d55e00', symbol: 'star' },
	'full-covariance': { colour: '#2583c5', symbol: 'circle' },
	'mean-field': { colour: '#009e73', symbol: 'square' },
	'mean-field-flipout': { colour: '#56b4e9', symbol: 'triangle-up' },
	'mean-field-local': { colour: '#cc79a7', symbol: 'triangle-down' },
	'dense': { colour: '#e69f00', symbol: 'diamond' },
	'dense-raw': { colour: '#a6761d', symbol: 'diamond-open' },
	'logistic': { colour: '#8a8f98', symbol: 'x' },
	'majority': { colour: '#8a6fb8', symbol: 'hexagon' }
};

const VIRIDIS = ['#440154', '#472d7b', '#3b528b', '#2c728e', '#21918c', '#28ae80', '#5ec962', '#addc30', '#fde725'];

/** Where the eggs that come with the program lie; whoever shows results on them says that they are simulated. */
const SIMULATED = 'classpath:simulated-eggs.csv';

/** Methods that are worse than the exact posterior by more nats are left out of the close-up. */
const CLOSE = 0.1;

const drawings = [];

let report;

function element(name, text, attributes = {}) {
	const made = document.createElement(name);
	if (text !== undefined) {
		made.textContent = text;
	}
	Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
	return made;
}

function add(parent, ...children) {
	parent.append(...children);
	return children[0];
}

function number(value, digits = 3) {
	return (typeof value === 'number') ? value.toFixed(digits).replace('-', '\u2212') : '\u2013';
}

function estimate(value, digits = 3, signed = false) {
	if (!value) {
		return '\u2013';
	}
	const sign = (signed && value.mean > 0) ? '+' : '';
	return `${sign}${number(value.mean, digits)} \u00b1 ${number(value.standardError, digits)}`;
}

function title(name) {
	const method = report.methods.find((candidate) => candidate.name === name);
	return method ? method.title : name;
}

function look(name) {
	return METHODS[name] || { colour: '#8a8f98', symbol: 'circle' };
}

function outcomeLook(index) {
	return OUTCOMES[index % OUTCOMES.length];
}

function egg(example) {
	return `${example.weightGrams} g, ${example.boilMinutes} min`;
}

function section(id, heading, reading) {
	const made = element('section', undefined, { 'aria-labelledby': id });
	add(made, element('h2', heading, { id }), element('p', reading));
	add(document.getElementById('page'), made);
	return made;
}

/** Each row is { head, cells, colour, marked }; columns beyond the first are numbers unless listed as text. */
function table(parent, caption, columns, rows, texts = []) {
	const made = element('table');
	const head = element('tr');
	columns.forEach((column, i) => add(head, element('th', column,
		texts.includes(i) ? { scope: 'col', class: 'text' } : { scope: 'col' })));
	const body = element('tbody');
	rows.forEach((row) => {
		const line = element('tr', undefined, row.marked ? { class: 'marked' } : {});
		const first = add(line, element('th', undefined, { scope: 'row' }));
		if (row.colour) {
			const swatch = add(first, element('span', undefined, { class: 'swatch', 'aria-hidden': 'true' }));
			swatch.style.background = row.colour;
		}
		add(first, document.createTextNode(row.head));
		row.cells.forEach((cell, i) => add(line, element('td', cell, texts.includes(i + 1) ? { class: 'text' } : {})));
		add(body, line);
	});
	add(made, element('caption'), element('thead'), body);
	add(made.caption, element('span', caption));
	add(made.tHead, head);
	const scroll = element('div', undefined, { class: 'table', role: 'region', tabindex: '0', 'aria-label': caption });
	add(scroll, made);
	add(parent, scroll);
}

function grid(parent, width) {
	const made = element('div', undefined, { class: 'plots' });
	made.style.setProperty('--width', `${width}px`);
	add(parent, made);
	return made;
}

function key(parent, entries) {
	const made = element('div', undefined, { class: 'key' });
	entries.forEach(([text, colour]) => {
		const entry = add(made, element('span'));
		const swatch = add(entry, element('span', undefined, { class: 'swatch', 'aria-hidden': 'true' }));
		swatch.style.background = colour;
		add(entry, document.createTextNode(text));
	});
	add(parent, made);
}

function ramp(parent, text, low, high) {
	const made = element('div', undefined, { class: 'key' });
	const bar = element('span', undefined, { class: 'ramp', 'aria-hidden': 'true' });
	bar.style.background = `linear-gradient(to right, ${VIRIDIS.join(', ')})`;
	const scale = element('span', undefined, { class: 'scale' });
	add(scale, element('span', low), bar, element('span', high));
	add(made, element('span', text), scale);
	add(parent, made);
}

function axis(text, more = {}) {
	return { title: { text, standoff: 8 }, automargin: true, zeroline: false, ...more };
}

/** Plotly reads a few tags in texts; names of methods and outcomes come from the report. */
function plain(text) {
	return String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

function themed(layout) {
	const style = getComputedStyle(root);
	const colour = (name) => style.getPropertyValue(name).trim();
	const lines = { gridcolor: colour('--line'), linecolor: colour('--line'), zerolinecolor: colour('--quiet') };
	return {
		...layout,
		paper_bgcolor: 'transparent',
		plot_bgcolor: 'transparent',
		font: { color: colour('--ink'), family: getComputedStyle(document.body).fontFamily, size: 12 },
		xaxis: { ...lines, ...layout.xaxis },
		yaxis: { ...lines, ...layout.yaxis }
	};
}

function plot(parent, caption, height, traces, layout) {
	const figure = element('figure');
	const made = element('div', undefined, { class: 'plot', role: 'img', 'aria-label': caption });
	made.style.height = `${height}px`;
	add(figure, element('figcaption', caption), made);
	add(parent, figure);
	drawings.push({
		made,
		traces,
		layout: {
			margin: { l: 50, r: 12, t: 8, b: 44 },
			legend: { orientation: 'h', y: 1.02, yanchor: 'bottom', x: 0 },
			dragmode: false,
			...layout
		}
	});
}

function header() {
	const page = document.getElementById('page');
	const made = element('header');
	add(page, made);
	add(made, element('h1', 'Is the egg done? An evaluation'));
	const facts = add(made, element('dl'));
	const fact = (name, value) => add(facts, element('dt', name), element('dd', value));
	const data = report.data;
	const counts = data.outcomes.map((name, c) => `${data.outcome.filter((value) => value === c).length} ${name}`);
	fact('Made', report.createdAt.replace('T', ' ').replace('Z', ' UTC'));
	const kind = (data.location === SIMULATED) ? 'simulated eggs' : 'eggs';
	fact('Data', `${data.location}: ${data.rows} ${kind}, ${counts.join(', ')}`);
	fact('SHA-256', data.sha256);
	const times = (report.protocol.repeats > 1) ? `, repeated ${report.protocol.repeats} times with other folds` : '';
	fact('Protocol', `stratified cross-validation with ${report.protocol.folds} folds${times}; seed ${report.protocol.seed}`);
	const listed = (map) => Object.entries(map).map(([name, value]) => `${name} ${value}`).join(', ');
	fact('Settings', listed(report.protocol.settings));
	fact('Software', listed(report.software));
}

function methods() {
	if (!report.methods.length) {
		return;
	}
	const made = section('methods', 'Methods',
		'Every egg is predicted by a model that has not seen it; lower is better, except for accuracy. '
		+ 'Log loss (in nats) is the score to go by: it punishes being sure and wrong.');
	const best = report.methods.reduce((a, b) => (b.logLoss.mean < a.logLoss.mean) ? b : a).logLoss;
	table(made, 'Mean over folds \u00b1 standard error. Shaded: within one standard error of the best log loss.',
		['Method', 'Accuracy', 'Log loss', 'Brier', 'Calibration error', 'Pooled log loss', 'Pooled calibration error',
			'Log loss \u2212 HMC\u2019s', 'Training seconds'],
		report.methods.map((method) => ({
			head: method.title,
			colour: look(method.name).colour,
			marked: method.logLoss.mean <= best.mean + best.standardError,
			cells: [estimate(method.accuracy), estimate(method.logLoss), estimate(method.brier),
				estimate(method.calibrationError), number(method.pooled.negativeLogLikelihood),
				number(method.pooled.expectedCalibrationError), estimate(method.logLossToHmc, 4, true),
				number(method.trainingSeconds.mean, 2)]
		})));
	const plots = grid(made, 440);
	dots(plots, 'Log loss, mean over folds \u00b1 standard error', 'log loss (nats)', report.methods,
		(method) => method.logLoss);
	const close = report.methods.filter((method) => method.logLossToHmc && method.logLossToHmc.mean <= CLOSE);
	if (close.length) {
		dots(plots, `Log loss minus that of HMC on the same eggs \u00b1 standard error; methods worse by more than ${CLOSE} left out`,
			'difference (nats)', close, (method) => method.logLossToHmc, true);
	}
	const list = add(made, element('dl'));
	report.methods.forEach((method) => add(list, element('dt', method.title), element('dd', method.description)));
}

/** A histogram as an outline, as bars of several outcomes would hide each other. */
function steps(start, width, heights, colour) {
	return {
		type: 'scatter', mode: 'lines',
		x: [start, ...heights.map((height, b) => start + b * width), start + heights.length * width,
			start + heights.length * width],
		y: [0, ...heights, heights[heights.length - 1], 0],
		line: { color: colour, width: 2, shape: 'hv' }, fill: 'tozeroy', fillcolor: `${colour}33`
	};
}

function dots(parent, caption, label, listed, value, zero = false) {
	plot(parent, caption, 60 + 30 * listed.length, listed.map((method) => ({
		type: 'scatter',
		mode: 'markers',
		x: [value(method).mean],
		y: [plain(method.title)],
		error_x: { type: 'data', array: [value(method).standardError], thickness: 2, width: 0 },
		marker: { size: 10, color: look(method.name).colour, symbol: look(method.name).symbol },
		hovertemplate: '%{y}: %{x:.4f}<extra></extra>'
	})), {
		showlegend: false,
		xaxis: axis(label, zero ? { zeroline: true } : {}),
		yaxis: axis('', { autorange: 'reversed', type: 'category' })
	});
}

function reliability() {
	const drawn = report.methods.filter((method) => method.reliability.length);
	if (!drawn.length) {
		return;
	}
	const made = section('reliability', 'Do probabilities mean what they say?',
		'Of eggs predicted with 80 % confidence, 80 % should come out as predicted: points on the diagonal. '
		+ 'Below it the method is too sure of itself. The area of a point is its number of eggs.');
	const most = Math.max(...drawn.flatMap((method) => method.reliability.map((bin) => bin.rows)));
	const plots = grid(made, 210);
	drawn.forEach((method) => plot(plots, method.title, 250, [
		{ type: 'scatter', mode: 'lines', x: [0.3, 1], y: [0.3, 1], hoverinfo: 'skip',
			line: { color: '#8a8f98', width: 1, dash: 'dot' } },
		{ type: 'scatter', mode: 'lines+markers',
			x: method.reliability.map((bin) => bin.confidence), y: method.reliability.map((bin) => bin.accuracy),
			customdata: method.reliability.map((bin) => bin.rows),
			line: { width: 1, color: look(method.name).colour },
			marker: { size: method.reliability.map((bin) => bin.rows), sizemode: 'area', sizemin: 2.5,
				sizeref: 2 * most / (24 * 24), color: look(method.name).colour, opacity: 0.8 },
			hovertemplate: 'confidence %{x:.3f}<br>accuracy %{y:.3f}<br>%{customdata} eggs<extra></extra>' }
	], {
		showlegend: false,
		xaxis: axis('confidence', { range: [0.3, 1.03] }),
		yaxis: axis('accuracy', { range: [0, 1.06] })
	}));
}

function data() {
	const all = report.data;
	if (!all.outcome.length) {
		return;
	}
	const made = section('data', 'The eggs',
		'Where outcomes overlap, nobody who knows only time and weight can be sure.');
	key(made, all.outcomes.map((name, c) => [name, outcomeLook(c).colour]));
	const of = (values, c) => values.filter((value, n) => all.outcome[n] === c);
	const each = (trace) => all.outcomes.map((name, c) => ({ name: plain(name), ...trace(c) }));
	plot(made, 'Time and weight of each egg', 420, each((c) => ({
		type: 'scatter', mode: 'markers', x: of(all.boilMinutes, c), y: of(all.weightGrams, c),
		marker: { color: outcomeLook(c).colour, symbol: outcomeLook(c).symbol, size: 7, opacity: 0.75,
			line: { color: outcomeLook(c).colour, width: 1.5 } },
		hovertemplate: '%{y} g, %{x} min'
	})), { showlegend: false, xaxis: axis('time (min)'), yaxis: axis('weight (g)') });
	const plots = grid(made, 400);
	const quantities = [['Time', all.boilMinutes, 'time (min)', 0.5], ['Weight', all.weightGrams, 'weight (g)', 2.5]];
	quantities.forEach(([what, values, label, width]) => {
		const first = Math.floor(Math.min(...values) / width);
		const bins = Math.floor(Math.max(...values) / width) - first + 1;
		plot(plots, `${what} by outcome: number of eggs`, 260, each((c) => {
			const counts = new Array(bins).fill(0);
			of(values, c).forEach((value) => counts[Math.floor(value / width) - first]++);
			return { ...steps(first * width, width, counts, outcomeLook(c).colour), hovertemplate: 'from %{x}: %{y} eggs' };
		}), { showlegend: false, xaxis: axis(label), yaxis: axis('eggs', { rangemode: 'tozero' }) });
	});
	quantities.forEach(([what, values, label]) => {
		plot(plots, `${what} by outcome: distribution, with quartiles and mean`, 260, each((c) => ({
			type: 'violin', x: of(values, c), orientation: 'h', box: { visible: true }, meanline: { visible: true },
			points: false, spanmode: 'hard', line: { color: outcomeLook(c).colour }
		})), { showlegend: false, xaxis: axis(label), yaxis: axis('', { autorange: 'reversed' }) });
	});
}

function spread() {
	if (!report.spread || !report.spread.posteriors.length) {
		return;
	}
	const grams = report.spread.weightsGrams;
	const minutes = report.spread.boilMinutes;
	const made = section('spread', 'How right is the spread?',
		'HMC draws from the exact posterior. An approximation is good if its probabilities are close (small distances) '
		+ 'and if it is as unsure as it should be (ratios near 1; below 1 it is too sure).');
	table(made, 'Predictions on a grid of eggs, compared to HMC; total variation is in [0, 1].',
		['Method', 'Mean total variation', 'Greatest', 'Ratio of standard deviations', 'Ratio of mutual information',
			'Training seconds'],
		report.spread.posteriors.map((posterior) => {
			const distance = posterior.distanceToHmc;
			return {
				head: title(posterior.method),
				colour: look(posterior.method).colour,
				cells: (distance ? [number(distance.totalVariation, 4), number(distance.maxTotalVariation),
					number(distance.standardDeviationRatio, 2), number(distance.mutualInformationRatio, 2)]
					: ['reference', '', '', '']).concat(number(posterior.trainingSeconds, 1))
			};
		}));
	const deviations = report.spread.posteriors.flatMap((posterior) => posterior.softDeviation.flat());
	const most = Math.max(0.01, Math.ceil(100 * Math.max(...deviations)) / 100);
	[['Probability of soft', 'soft', 1], ['Standard deviation of that probability over draws', 'softDeviation', most]]
		.forEach(([heading, field, high]) => {
			add(made, element('h3', heading));
			ramp(made, 'All panels share one scale:', '0', String(high));
			const plots = grid(made, 210);
			report.spread.posteriors.forEach((posterior) => plot(plots, title(posterior.method), 230, [{
				type: 'contour', x: minutes, y: grams, z: posterior[field], zmin: 0, zmax: high, zauto: false,
				colorscale: VIRIDIS.map((colour, i) => [i / (VIRIDIS.length - 1), colour]),
				contours: { coloring: 'heatmap', start: high / 10, end: 0.9 * high, size: high / 5 },
				line: { width: 0.5, color: 'rgba(255,255,255,0.6)' }, showscale: false,
				hovertemplate: '%{y} g, %{x} min: %{z:.3f}<extra></extra>'
			}], { xaxis: axis('time (min)'), yaxis: axis('weight (g)') }));
		});
}

function examples() {
	if (!report.examples.length) {
		return;
	}
	const names = report.data.outcomes;
	const made = section('examples', 'Example eggs',
		'Each draw from the posterior is one network with its own opinion. Votes count the outcome that each finds likeliest; '
		+ 'the histograms show how the draws\u2019 probabilities scatter: narrow means that they agree.');
	key(made, names.map((name, c) => [name, outcomeLook(c).colour]));
	const eggs = [...new Set(report.examples.map(egg))];
	eggs.forEach((one) => {
		const answers = report.examples.filter((example) => egg(example) === one);
		add(made, element('h3', one));
		table(made, 'Votes of draws, and probability: mean over draws \u00b1 standard deviation.',
			['Method', ...names.flatMap((name) => [`Votes ${name}`, `P(${name})`])],
			answers.map((answer) => ({
				head: title(answer.method),
				colour: look(answer.method).colour,
				cells: names.flatMap((name, c) => [answer.votes[c].toLocaleString('en'),
					`${number(answer.probabilities[c])} \u00b1 ${number(answer.standardDeviations[c])}`])
			})));
		const highest = Math.max(...answers.flatMap((answer) => answer.histogram.flatMap((bins) => {
			const draws = bins.reduce((a, b) => a + b, 0);
			return bins.map((count) => count / draws);
		})));
		const plots = grid(made, 210);
		answers.forEach((answer) => plot(plots, title(answer.method), 210, names.map((name, c) => {
			const bins = answer.histogram[c];
			const draws = bins.reduce((a, b) => a + b, 0);
			return {
				...steps(0, 1 / bins.length, bins.map((count) => count / draws), outcomeLook(c).colour),
				name: plain(name),
				hovertemplate: 'P from %{x:.2f}: %{y:.1%} of draws'
			};
		}), {
			showlegend: false,
			xaxis: axis('probability', { range: [-0.02, 1.02] }),
			yaxis: axis('share of draws', { range: [0, 1.05 * highest], tickformat: '.0%', nticks: 5 })
		}));
	});
}

function learning() {
	if (!report.learning.length) {
		return;
	}
	const made = section('learning', 'With few eggs',
		'Trained on few eggs and scored on all others: lower on the left is a method that does well when eggs are scarce.');
	const names = [...new Set(report.learning.map((point) => point.method))];
	plot(made, 'Log loss by number of training rows \u00b1 standard error', 380, names.map((name, m) => {
		const points = report.learning.filter((point) => point.method === name);
		return {
			type: 'scatter', mode: 'lines+markers', name: plain(title(name)),
			// A little apart, so that error bars do not hide each other
			x: points.map((point) => point.rows * 1.015 ** (m - (names.length - 1) / 2)),
			y: points.map((point) => point.logLoss.mean),
			customdata: points.map((point) => point.rows),
			error_y: { type: 'data', array: points.map((point) => point.logLoss.standardError), thickness: 1.2, width: 3 },
			line: { color: look(name).colour }, marker: { color: look(name).colour, symbol: look(name).symbol, size: 9 },
			hovertemplate: '%{customdata} rows: %{y:.3f}'
		};
	}), {
		xaxis: axis('training rows (log scale)', { type: 'log', tickvals: [...new Set(report.learning.map((point) => point.rows))] }),
		yaxis: axis('log loss (nats)')
	});
	const rows = [...new Set(report.learning.map((point) => point.rows))].sort((a, b) => a - b);
	table(made, 'Log loss by number of training rows \u00b1 standard error.', ['Method', ...rows.map((count) => `${count} rows`)],
		names.map((name) => ({
			head: title(name),
			colour: look(name).colour,
			cells: rows.map((count) => {
				const found = report.learning.find((point) => point.method === name && point.rows === count);
				return found ? estimate(found.logLoss) : '\u2013';
			})
		})));
}

function overfitting() {
	if (!report.overfitting.length) {
		return;
	}
	const made = section('overfitting', 'Overfitting',
		'A gap that opens between training (dashed) and validation (solid) means that the network learns the rows by heart.');
	plot(made, 'Log loss by epoch, on one split', 380, report.overfitting.flatMap((curve) => [
		{ type: 'scatter', mode: 'lines', name: `${plain(title(curve.method))}, training`, x: curve.epochs, y: curve.training,
			line: { color: look(curve.method).colour, dash: 'dash', width: 1.5 } },
		{ type: 'scatter', mode: 'lines', name: `${plain(title(curve.method))}, validation`, x: curve.epochs,
			y: curve.validation, line: { color: look(curve.method).colour, width: 2.5 } }
	]), { xaxis: axis('epoch'), yaxis: axis('log loss (nats)') });
}

function classWeights() {
	if (!report.classWeights.length) {
		return;
	}
	const made = section('class-weights', 'Class weights',
		'Balanced weights make the rare outcome count as much as the common ones: look for its recall, '
		+ 'and what that costs in log loss.');
	table(made, 'With and without class weights; recall is over all rows.',
		['Method', 'Weights', 'Accuracy', 'Log loss', 'Balanced accuracy',
			...report.data.outcomes.map((name) => `Recall ${name}`)],
		report.classWeights.map((result) => ({
			head: title(result.method),
			colour: look(result.method).colour,
			cells: [result.weights, estimate(result.accuracy), estimate(result.logLoss), number(result.balancedAccuracy),
				...result.recall.map((share) => number(share))]
		})), [1]);
}

function estimators() {
	if (!report.estimators.length) {
		return;
	}
	const made = section('estimators', 'Gradient estimators',
		'All have the same mean; the smaller the variance, the straighter the way of the training.');
	const reference = report.estimators.find((estimator) => estimator.name === 'reparameterization');
	const relative = (value, base) => (base > 0) ? number(value / base, 3) : '\u2013';
	table(made, 'Variance of the gradient of the loss per row, summed over coordinates.',
		['Estimator', 'Draws per step', 'Of the means', 'Relative', 'Of the scales', 'Relative'],
		report.estimators.map((estimator) => ({
			head: estimator.name,
			cells: [String(estimator.drawsPerStep), estimator.loc.toExponential(2),
				reference ? relative(estimator.loc, reference.loc) : '\u2013', estimator.rho.toExponential(2),
				reference ? relative(estimator.rho, reference.rho) : '\u2013']
		})));
	plot(made, 'Variance of the gradient, on a log scale', 300, [['of the means', 'loc', '#2583c5'], ['of the scales', 'rho', '#e69f00']]
		.map(([name, field, color]) => ({
			type: 'bar', name, x: report.estimators.map((estimator) => plain(estimator.name)),
			y: report.estimators.map((estimator) => estimator[field]), marker: { color },
			hovertemplate: '%{x}: %{y:.3g}'
		})), { xaxis: axis('', { type: 'category' }), yaxis: axis('variance (log scale)', { type: 'log', dtick: 1, exponentformat: 'power' }) });
}

function sampler() {
	if (!report.sampler) {
		return;
	}
	const facts = report.sampler;
	const made = section('sampler', 'Sampler',
		'HMC may be taken as exact if its chains agree (R-hat at most about 1.01), hardly any trajectory diverges, '
		+ 'and there are hundreds of effective draws.');
	const row = (head, value) => ({ head, cells: [value] });
	table(made, 'Markov chains over all rows.', ['Diagnostic', 'Value'], [
		row('Chains', String(facts.chains)),
		row('Kept iterations of each', facts.iterations.toLocaleString('en')),
		row('Greatest R-hat', number(facts.rHat, 4)),
		row('Fewest effective draws', Math.round(facts.effectiveDraws).toLocaleString('en')),
		row('Divergences', String(facts.divergences)),
		row('Mean acceptance', number(facts.acceptance)),
		row('Step sizes', facts.stepSizes.map((size) => number(size, 4)).join(', ')),
		row('Gradients', facts.gradients.toLocaleString('en'))
	]);
}

function draw() {
	return Promise.all(drawings.map(({ made, traces, layout }) => Plotly.react(made, traces, themed(layout),
		{ displayModeBar: false, displaylogo: false, responsive: true })));
}

document.addEventListener('DOMContentLoaded', async () => {
	report = JSON.parse(document.getElementById('report').textContent);
	[header, methods, reliability, data, spread, examples, learning, overfitting, classWeights, estimators, sampler]
		.forEach((part) => part());
	await draw();
	matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
	root.setAttribute('data-plots', drawings.length);
});

})();
