/** The model: how its training went, whether its probabilities can be trusted, where it comes from. */

import { bottomAxis, chart, describe, figure, leftAxis, pairs, part } from './charts.js';
import { fixed, number, percent } from './outcomes.js';

const element = (id) => document.getElementById(id);

/** What a training reports, if its method has it. */
const CURVES = [
	{ key: 'elbo', title: 'ELBO', unit: 'nats, all eggs' },
	{ key: 'negativeLogLikelihood', title: 'Negative log-likelihood', unit: 'nats an egg' },
	{ key: 'klDivergence', title: 'KL divergence from the prior', unit: 'nats' },
	{ key: 'validationAccuracy', title: 'Accuracy on eggs held out', unit: 'share' },
];

/**
 * Shows a model.
 *
 * @param {object} manifest from `/model`
 * @param {object|null} summary from `/model/summary`, or null where the version keeps none
 */
export function showModel(manifest, summary) {
	const place = element('model-charts');
	place.replaceChildren();
	const notes = [scores(manifest)];
	if (summary === null) {
		notes.push('This version of the model keeps no record of its training.');
	}
	else {
		const reports = summary.training.reports;
		const known = CURVES.filter(({ key }) => reports.filter((report) => report[key] !== null).length > 1);
		known.forEach((curve) => drawCurve(curve, reports.filter((report) => report[curve.key] !== null)));
		const missing = CURVES.filter((curve) => !known.includes(curve)).map(({ title }) => title);
		if (missing.length > 0) {
			notes.push(`Its method, ${manifest.inference.method}, reports no curve for: ${missing.join(', ')}.`);
		}
		if (summary.reliability !== null) {
			drawReliability(summary.reliability);
		}
	}
	element('model-text').textContent = notes.filter((note) => note !== '').join(' ');
	element('model-details').hidden = false;
	pairs(element('model-facts'), facts(manifest));
}

function scores({ scores: found }) {
	if (!found) {
		return '';
	}
	return `On ${number(found.rows)} eggs (${found.method}) it is right ${percent(found.accuracy)} of the time; `
		+ `log loss ${fixed(found.negativeLogLikelihood, 3)} nats, Brier score ${fixed(found.brier, 3)}, `
		+ `calibration error ${fixed(found.expectedCalibrationError, 3)}.`;
}

function drawCurve({ key, title, unit }, reports) {
	const draw = chart(figure(element('model-charts'), title), { height: 190, margin: [22, 12, 40, 48] }, (frame) => {
		const x = d3.scaleLinear(d3.extent(reports, (report) => report.step), [frame.left, frame.right]);
		const y = d3.scaleLinear(d3.extent(reports, (report) => report[key]), [frame.bottom, frame.top]).nice();
		leftAxis(frame, y, unit);
		bottomAxis(frame, x, 'step', 4, d3.format('~s'));
		part(frame.svg, 'path', 'training').attr('d', d3.line((report) => x(report.step), (report) => y(report[key]))(reports));
		const last = reports.at(-1);
		describe(frame, `${title} over the steps of the training, from ${number(reports[0][key], 3)} to ${number(last[key], 3)} at step ${number(last.step)}`);
	});
	draw();
}

function drawReliability({ rows, bins }) {
	const draw = chart(figure(element('model-charts'), `Does 80 % mean 80 %? (${number(rows)} eggs held out)`), { height: 260, margin: [22, 12, 40, 48] }, (frame) => {
		const x = d3.scaleLinear([0, 1], [frame.left, frame.right]);
		const y = d3.scaleLinear([0, 1], [frame.bottom, frame.top]);
		const format = (share) => `${Math.round(100 * share)} %`;
		leftAxis(frame, y, 'it was right', 4, format);
		bottomAxis(frame, x, 'it was so sure', 4, format);
		part(frame.svg, 'path', 'ideal').attr('d', `M${x(0)} ${y(0)}L${x(1)} ${y(1)}`);
		const present = bins.filter((bin) => bin.count > 0);
		const marks = part(frame.svg, 'g', 'bins').selectAll('g').data(present).join((enter) => {
			const group = enter.append('g');
			group.append('circle');
			group.append('text');
			return group;
		});
		marks.attr('transform', (bin) => `translate(${x(bin.confidence)},${y(bin.accuracy)})`);
		const radius = (bin) => Math.max(4, 14 * Math.sqrt(bin.count / rows));
		marks.select('circle').attr('r', radius);
		marks.select('text').attr('y', (bin) => -radius(bin) - 4).text((bin) => number(bin.count));
		describe(frame, `Reliability: ${present.map((bin) => `${format(bin.confidence)} sure, right ${format(bin.accuracy)} of ${bin.count}`).join('; ')}`);
	});
	draw();
}

function facts({ version, createdAt, data, network, prior, inference, seed, draws, settings, finalElbo, software }) {
	const entries = [
		['Version', version],
		['Trained', new Date(createdAt).toLocaleString('en', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }) + ' UTC'],
		['Data', `${data.location}, ${number(data.rows)} ${data.simulated ? 'simulated' : 'measured'} eggs`],
		['Of these', `${number(data.trainingRows)} trained on, ${number(data.validationRows)} held out`],
		['Data’s SHA-256', data.sha256],
		['Network', `${[network.inputs, ...network.hiddenUnits, network.classes].join('-')}, ${network.activation}, ${number(network.weights)} weights`],
		['Prior', `${prior.distribution}, mean ${number(prior.loc)}, standard deviation ${number(prior.scale, 3)}`],
		['Method', `${inference.method}, ${number(inference.steps)} steps in ${number(inference.trainingSeconds)} s`],
		['Draws', number(draws)],
		['Seed', String(seed)],
	];
	if (inference.sampler) {
		const { chains, rHat, effectiveDraws, divergences } = inference.sampler;
		entries.push(['Sampler', `${number(chains)} chains, R-hat ${fixed(rHat, 3)}, ${number(effectiveDraws, 0)} effective draws, ${number(divergences)} divergences`]);
	}
	if (finalElbo) {
		entries.push(['ELBO', `${fixed(finalElbo.elbo, 1)} nats: log-likelihood ${fixed(-finalElbo.negativeLogLikelihood, 1)}, less a KL divergence of ${fixed(finalElbo.klDivergence, 1)}`]);
	}
	entries.push(['Settings', Object.entries(settings).map(([name, value]) => `${name.replace('eggtimer.', '')}=${value}`).join(', ')]);
	entries.push(['Software', Object.entries(software).map(([name, value]) => `${name} ${value}`).join(', ')]);
	return entries;
}
