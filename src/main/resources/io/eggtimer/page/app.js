/** Brings the parts of the page together: who is asked when, and what shows the answer. */

import * as api from './api.js';
import { answered, failed } from './connection.js';
import { egg, onChange, setRange } from './controls.js';
import { showData } from './data.js';
import { showEggs, showMap } from './map.js';
import { showModel } from './model.js';
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
	const aim = { ...answer, ...answer.soonest }; // to boil on gains hardly anything
	showRecommendation(aim);
	setPlan(aim);
	setAim(aim);
	arrived('recommend');
}, (error) => trouble('recommend', error));

const askModel = api.latest(api.model, (answer) => {
	manifest = answer;
	document.getElementById('simulated').textContent = manifest.data.simulated ? 'Learned from simulated eggs.' : '';
	arrived('model');
}, (error) => trouble('model', error));

const askFurther = api.latest(() => Promise.all([api.map(), api.summary()]), ([grid, summary], of) => {
	answered('further');
	if (grid !== null) {
		setRange(grid.trained.weightGrams, grid.trained.boilMinutes);
		setTrained(grid.trained.weightGrams, grid.trained.boilMinutes);
	}
	showMap(grid);
	showEggs(summary?.data.cells ?? null);
	showData(summary?.data ?? null, of.data);
	showModel(of, summary);
}, (error) => trouble('further', error, () => askFurther(manifest)));

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
