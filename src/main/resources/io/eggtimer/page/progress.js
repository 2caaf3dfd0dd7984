/** What the page shows while there is no model: how far it is, until it is there. */

import { pairs } from './charts.js';
import { fixed, number, percent } from './outcomes.js';

const element = (id) => document.getElementById(id);

const PHASES = {
	starting: 'The service is starting.',
	loading: 'The model is being loaded.',
	training: 'The model is being trained.',
	failed: 'There is no model: the training failed.',
};

let source = null;

/**
 * Follows the progress, once at a time, until there is a model. It is shown when there is
 * something to wait for.
 *
 * @param {() => void} ready called then, or if progress cannot be had
 */
export function follow(ready) {
	if (source !== null) {
		return;
	}
	source = new EventSource('progress');
	const end = () => {
		source.close();
		source = null;
		ready();
	};
	source.addEventListener('progress', (event) => {
		const state = JSON.parse(event.data);
		if (state.phase === 'ready') {
			end();
		}
		else {
			show(state);
		}
	});
	source.addEventListener('error', () => {
		// What is closed is not tried again by the browser
		if (source !== null && source.readyState === EventSource.CLOSED) {
			end();
		}
		else {
			say('The egg timer cannot be reached. Trying again.');
		}
	});
}

/** Makes room for what the page is for. */
export function hide() {
	setWaiting(false);
}

function setWaiting(waiting) {
	element('progress').hidden = !waiting;
	element('kitchen').hidden = waiting;
	element('further').hidden = waiting;
}

/** Says what is new; a screen reader would read the same words again. */
function say(words) {
	if (element('progress-phase').textContent !== words) {
		element('progress-phase').textContent = words;
	}
}

function show(state) {
	setWaiting(true);
	say(PHASES[state.phase] + (state.message ? ` ${state.message}` : ''));
	const bar = element('progress-bar');
	if (state.percent === null) {
		bar.removeAttribute('value');
	}
	else {
		bar.value = state.percent;
	}
	pairs(element('progress-numbers'), [
		['Done', state.percent, (value) => `${number(value, 0)} %`],
		['Step', state.step, (value) => number(value, 0)],
		['ELBO', state.elbo, (value) => `${fixed(value, 1)} nats`],
		['Negative log-likelihood', state.negativeLogLikelihood, (value) => `${fixed(value, 3)} nats an egg`],
		['KL divergence', state.klDivergence, (value) => `${fixed(value, 1)} nats`],
		['Validation accuracy', state.validationAccuracy, percent],
	].filter(([, value]) => value !== null && value !== undefined).map(([name, value, format]) => [name, format(value)]));
}
