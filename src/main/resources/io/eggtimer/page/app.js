/** Brings the parts of the page together: who is asked when, and what shows the answer. */

import * as api from './api.js';
import { answered, failed } from './connection.js';
import { egg, onChange, setRange } from './controls.js';
import { setAim, setTrained, showPrediction } from './prediction.js';
import * as progress from './progress.js';
import { moveTime, showRecommendation } from './recommendation.js';
import { setPlan } from './timer.js';

/** Whether there is a model to ask. */
let begun = false;

/** The model in use, as far as it is known. */
let manifest = null;

/** The questions of the first look that have been answered. */
const seen = new Set();

/** The version whose map and data were asked for last. */
let furtherVersion = null;

const predict = api.latest(api.predict, (answer, question) => {
	showPrediction(answer, question);
	notice(answer.modelVersion);
	arrived('predict');
}, (error) => trouble('predict', error));

const recommend = api.latest(api.recommend, (answer) => {
	showRecommendation(answer);
	setPlan(answer);
	setAim(answer);
	arrived('recommend');
}, (error) => trouble('recommend', error));

const askModel = api.latest(api.model, (answer) => {
	manifest = answer;
	document.getElementById('simulated').textContent = manifest.data.simulated ? 'Learned from simulated eggs.' : '';
	arrived('model');
}, (error) => trouble('model', error));

const askFurther = api.latest(async () => [await loadFurther(), ...await Promise.all([api.map(), api.summary()])],
	([[map, data, model], grid, summary], of) => {
		answered('further');
		if (grid !== null) {
			setRange(grid.trained.weightGrams, grid.trained.boilMinutes);
			setTrained(grid.trained.weightGrams, grid.trained.boilMinutes);
		}
		map.showMap(grid);
		map.showEggs(summary?.data.cells ?? null);
		data.showData(summary?.data ?? null, of.data);
		model.showModel(of, summary);
	}, (error) => trouble('further', error, () => askFurther(manifest)));

/** Loads what shows what is below the first look. */
async function loadFurther() {
	try {
		return await Promise.all([import('./map.js'), import('./data.js'), import('./model.js')]);
	}
	catch (error) {
		reportError(error); // as it may be a fault of the page
		throw new api.ServiceError(0, 'A part of the page cannot be loaded.');
	}
}

/** Takes what went wrong: without a model the page waits for it, else it tries again. */
function trouble(question, error, retry = begin) {
	if (error.notReady) {
		answered(question);
		begun = false;
		furtherVersion = null;
		progress.followLater(begin);
	}
	else {
		failed(question, error, retry);
	}
}

/** Asks about the egg anew where the model has changed meanwhile. */
function notice(current) {
	if (manifest !== null && current !== manifest.version) {
		manifest = null;
		begin();
	}
}

/** Asks for all that the first look needs, at once. */
function begin() {
	begun = true;
	predict({ ...egg });
	recommend({ ...egg });
	askModel({});
}

/** Takes note of an answer. What is further down is much to compute, and must not hold up the first look. */
function arrived(question) {
	answered(question);
	progress.hide();
	seen.add(question);
	if (seen.size === 3 && manifest !== null && manifest.version !== furtherVersion) {
		furtherVersion = manifest.version;
		askFurther(manifest);
	}
}

onChange((key) => {
	if (!begun) {
		return; // the first answer is still to come, and will be about this egg
	}
	if (key !== 'outcome') {
		predict({ ...egg });
	}
	if (key === 'boilMinutes') {
		moveTime();
	}
	else {
		recommend({ ...egg });
	}
});

// Not at once, as the first answer of a service without a model would be an error
progress.follow(begin);
