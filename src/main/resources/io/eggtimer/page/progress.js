/** What the page shows while there is no model: how far it is, until it is there. */

import { ServiceError } from './api.js';
import { pairs } from './charts.js';
import { answered, failed } from './connection.js';
import { fixed, number, percent } from './outcomes.js';
import { isRunning } from './stopwatch.js';

const element = (id) => document.getElementById(id);

const PHASES = {
	starting: 'The service is starting.',
	loading: 'The model is being loaded.',
	training: 'The model is being trained.',
	failed: 'There is no model.',
};

/** A choice: progress that cannot be had is not asked for without a pause. */
const PAUSE_MILLIS = 2_000;

let source = null;

let pause = 0;

/**
 * Follows the progress, once at a time, until there is a model. It is shown when there is
 * something to wait for.
 *
 * @param {() => void} ready called then, or if progress cannot be had
 */
export function follow(ready) {
	clearTimeout(pause);
	if (source !== null) {
		return;
	}
	source = new EventSource('progress');
	source.addEventListener('progress', (event) => {
		answered('progress');
		const state = JSON.parse(event.data);
		if (state.phase === 'ready') {
			end();
			ready();
			return;
		}
		show(state);
		if (state.phase === 'failed') { // the service ends, and may be started again
			end();
			pause = setTimeout(() => follow(ready), PAUSE_MILLIS);
		}
	});
	source.addEventListener('error', () => {
		// An answer that is no stream, which the browser would not ask for again
		const refused = source.readyState === EventSource.CLOSED;
		end();
		if (refused) {
			answered('progress');
			ready();
		}
		else {
			failed('progress', new ServiceError(0, 'The egg timer cannot be reached.'), () => follow(ready));
		}
	});
}

/**
 * Follows the progress after a pause; there is known to be no model.
 *
 * @param {() => void} ready as above
 */
export function followLater(ready) {
	if (element('progress').hidden) {
		say('How far it is cannot be told now. Trying again.');
	}
	setWaiting(true);
	clearTimeout(pause);
	pause = setTimeout(() => follow(ready), PAUSE_MILLIS);
}

/** Makes room for what the page is for. */
export function hide() {
	setWaiting(false);
}

function end() {
	source.close();
	source = null;
}

/** An egg that is boiling needs its timer. */
function setWaiting(waiting) {
	element('progress').hidden = !waiting;
	element('kitchen').hidden = waiting && !isRunning();
	element('kitchen').classList.toggle('waiting', waiting);
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
	bar.hidden = state.phase === 'failed';
	pairs(element('progress-numbers'), [
		['Done', state.percent, (value) => `${number(value, 0)} %`],
		['Step', state.step, (value) => number(value, 0)],
		['ELBO', state.elbo, (value) => `${fixed(value, 1)} nats`],
		['Negative log-likelihood', state.negativeLogLikelihood, (value) => `${fixed(value, 3)} nats an egg`],
		['KL divergence', state.klDivergence, (value) => `${fixed(value, 1)} nats`],
		['Validation accuracy', state.validationAccuracy, percent],
	].filter(([, value]) => value !== null && value !== undefined).map(([name, value, format]) => [name, format(value)]));
}
