/** What the page does while the service does not answer: says so, and tries again. */

const LONGEST_WAIT_SECONDS = 15;

const element = (id) => document.getElementById(id);

/** The questions that are without an answer. */
const open = new Set();

let attempts = 0;

let timer = 0;

let again = () => {};

/**
 * Takes note that a question was answered; when all are, nothing is wrong any more.
 *
 * @param {string} question its name
 */
export function answered(question) {
	open.delete(question);
	if (open.size === 0) {
		attempts = 0;
		clearInterval(timer);
		element('connection').hidden = true;
	}
}

/**
 * Says why there is no answer, and tries again: after as long as the service asks for,
 * or after a wait that doubles.
 *
 * @param {string} question its name
 * @param {import('./api.js').ServiceError} error what happened
 * @param {() => void} retry what to try
 */
export function failed(question, error, retry) {
	open.add(question);
	again = retry;
	clearInterval(timer);
	element('connection').hidden = false;
	if (!error.passing) {
		element('connection-text').textContent = error.message;
		return;
	}
	const reason = error.status === 0 ? 'The egg timer cannot be reached.'
		: error.status === 503 ? 'The egg timer is busy.' : 'The egg timer failed to answer.';
	let seconds = Math.min(error.retryAfter || 2 ** attempts, LONGEST_WAIT_SECONDS);
	attempts++;
	// Said once, and not with every second that passes
	element('connection-text').textContent = `${reason} What you see may be old. Trying again soon.`;
	timer = setInterval(() => {
		seconds--;
		if (seconds <= 0) {
			clearInterval(timer);
			again();
		}
	}, 1000);
}

element('connection-retry').addEventListener('click', () => {
	clearInterval(timer);
	again();
});
