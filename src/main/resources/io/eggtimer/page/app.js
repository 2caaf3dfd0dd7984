/** Brings the parts of the page together: who is asked when, and what shows the answer. */

import * as api from './api.js';
import { answered, failed } from './connection.js';
import { egg, onChange, setRange } from './controls.js';
import { setTrained, showPrediction } from './prediction.js';
import * as progress from './progress.js';
import { moveTime, showRecommendation } from './recommendation.js';
import { setPlan } from './timer.js';

const predict = api.latest(api.predict, (answer, question) => {
	answered('predict');
	showPrediction(answer, question);
	notice(answer.modelVersion);
}, (error) => trouble('predict', error));

const recommend = api.latest(api.recommend, (answer) => {
	answered('recommend');
	showRecommendation(answer);
	setPlan(answer);
}, (error) => trouble('recommend', error));

/** A choice: progress that cannot be had is not asked for without a pause. */
const FOLLOW_AFTER_MILLIS = 500;

let version = null;

let further = null;

/** Takes what went wrong: without a model the page waits for it, else it tries again. */
function trouble(question, error) {
	if (error.notReady) {
		answered(question);
		setTimeout(() => progress.follow(begin), FOLLOW_AFTER_MILLIS);
	}
	else {
		failed(question, error, begin);
	}
}

/** Asks about the egg anew where the model has changed meanwhile. */
function notice(current) {
	if (version !== null && current !== version) {
		version = null;
		begin();
	}
}

/** Asks for the model, and then all that the first look needs. */
async function begin() {
	try {
		const manifest = await api.model();
		answered('model');
		progress.hide();
		document.getElementById('simulated').textContent = manifest.data.simulated ? 'Learned from simulated eggs.' : '';
		useTrained(trainedRange(manifest));
		const changed = version !== manifest.version;
		version = manifest.version;
		predict({ ...egg });
		recommend({ ...egg });
		if (changed) {
			// What is further down comes when there is nothing more urgent
			(window.requestIdleCallback ?? setTimeout)(() => showFurther(manifest), { timeout: 500 });
		}
	}
	catch (error) {
		if (!(error instanceof api.ServiceError)) {
			throw error;
		}
		trouble('model', error);
	}
}

/** Returns the range of the training eggs, or null where the network sees something else of them. */
function trainedRange({ network: { features }, scaling: { min, max } }) {
	const weight = features.indexOf('weightGrams');
	const time = features.indexOf('boilMinutes');
	return weight < 0 || time < 0 ? null
		: { weightGrams: { from: min[weight], to: max[weight] }, boilMinutes: { from: min[time], to: max[time] } };
}

function useTrained(range) {
	if (range !== null) {
		setRange(range.weightGrams, range.boilMinutes);
		setTrained(range.weightGrams, range.boilMinutes);
	}
}

/** Shows what is below the first look. */
async function showFurther(manifest) {
	further ??= Promise.all([import('./map.js'), import('./data.js'), import('./model.js')]);
	const [map, data, model] = await further;
	try {
		const [grid, summary] = await Promise.all([api.map(), api.summary()]);
		answered('further');
		useTrained(grid?.trained ?? null);
		map.showMap(grid);
		map.showEggs(summary?.data.cells ?? null);
		data.showData(summary?.data ?? null);
		model.showModel(manifest, summary);
	}
	catch (error) {
		version = null; // so that it is tried again
		trouble('further', error);
	}
}

onChange((key) => {
	if (version === null) {
		return; // the first answer is still to come, and will be about this egg
	}
	predict({ ...egg });
	if (key === 'boilMinutes') {
		moveTime();
	}
	else {
		recommend({ ...egg });
	}
});

// Not at once, as the first answer of a service without a model would be an error
progress.follow(begin);
