/** What the page does while the service does not answer: says so, and tries again. */

const LONGEST_WAIT_SECONDS = 15;

const element = (id) => document.getElementById(id);

/** The questions that are without an answer, each with its error and what to try. */
const open = new Map();

let attempts = 0;

/** The next attempt, or null if none is planned. */
let timer = null;

let seconds = 0;

/**
 * Takes note that a question was answered; when all are, nothing is wrong any more.
 *
 * @param {string} question its name
 */
export function answered(question) {
	if (open.delete(question)) {
		show();
	}
}

/**
 * Says why there is no answer, and tries again: after as long as the service asks for,
 * or after a wait that doubles. Questions that fail together are one attempt.
 *
 * @param {string} question its name
 * @param {import('./api.js').ServiceError} error what happened
 * @param {() => void} retry what to try
 */
export function failed(question, error, retry) {
	open.set(question, { error, retry });
	show();
	if (!error.passing) {
		return;
	}
	if (timer === null) {
		seconds = Math.min(2 ** attempts, LONGEST_WAIT_SECONDS);
		attempts++;
		timer = setInterval(tick, 1000);
	}
	seconds = error.retryAfter > 0 ? Math.min(Math.max(seconds, error.retryAfter), LONGEST_WAIT_SECONDS) : seconds;
}

function show() {
	const errors = Array.from(open.values(), ({ error }) => error);
	const passing = errors.find((error) => error.passing);
	if (passing === undefined) {
		stop();
		attempts = 0;
	}
	element('connection').hidden = errors.length === 0;
	const words = passing === undefined ? errors[0]?.message ?? ''
		: `${reason(passing)} What you see may be old. Trying again soon.`;
	if (element('connection-text').textContent !== words) { // said once, and not with every attempt
		element('connection-text').textContent = words;
	}
}

function reason({ status, message }) {
	return status === 0 ? message : status === 503 ? 'The egg timer is busy.' : 'The egg timer failed to answer.';
}

function stop() {
	clearInterval(timer);
	timer = null;
}

function tick() {
	seconds--;
	if (seconds <= 0) {
		tryAgain();
	}
}

function tryAgain() {
	stop();
	new Set(Array.from(open.values(), ({ retry }) => retry)).forEach((retry) => retry());
}

element('connection-retry').addEventListener('click', tryAgain);
