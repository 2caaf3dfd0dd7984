/** Asks the service. Addresses are relative, so the page works behind a path prefix. */

const TIMEOUT_MILLIS = 15_000;

/** Why there is no answer: `status` 0 if the service cannot be reached. */
export class ServiceError extends Error {

	/**
	 * @param {number} status of HTTP, or 0
	 * @param {string} message for people
	 * @param {string} type of the problem, a URN or empty
	 * @param {number} retryAfter seconds that the service asks to wait, or 0
	 */
	constructor(status, message, type = '', retryAfter = 0) {
		super(message);
		this.status = status;
		this.type = type;
		this.retryAfter = retryAfter;
	}

	/** Whether there is no model yet. */
	get notReady() {
		return this.type.endsWith(':not-ready');
	}

	/** Whether to ask again later makes sense. */
	get passing() {
		return this.status === 0 || this.status >= 500;
	}

}

async function ask(path, options = {}) {
	let response;
	try {
		response = await fetch(path, { signal: AbortSignal.timeout(TIMEOUT_MILLIS), ...options });
		if (response.ok) {
			return await response.json();
		}
	}
	catch {
		throw new ServiceError(0, 'The egg timer cannot be reached.');
	}
	const problem = await response.json().catch(() => ({}));
	const fields = (problem.errors ?? []).map((error) => `${error.field} ${error.message}`).join('; ');
	throw new ServiceError(response.status, fields || problem.detail || problem.title || `Error ${response.status}`,
		problem.type ?? '', Number(response.headers.get('Retry-After')) || 0);
}

/** Asks what has become of an egg. */
export function predict(egg) {
	return ask('predict', {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify({ weightGrams: egg.weightGrams, boilMinutes: egg.boilMinutes }),
	});
}

/** Asks how long to boil an egg. */
export function recommend(egg) {
	return ask(`recommend?${new URLSearchParams({ weightGrams: egg.weightGrams, outcome: egg.outcome })}`);
}

/** Asks for the manifest of the model in use. */
export function model() {
	return ask('model');
}

/** Asks for what older versions of a model do not keep: null where it is not there. */
async function askIfKept(path) {
	try {
		return await ask(path);
	}
	catch (error) {
		if (error.status === 404) {
			return null;
		}
		throw error;
	}
}

/** Asks for the data and the training of the model in use, or null. */
export function summary() {
	return askIfKept('model/summary');
}

/** Asks for the probabilities over weight and time, or null. */
export function map() {
	return askIfKept('model/map');
}

/**
 * Keeps at most one question of a kind on its way. What is asked meanwhile waits, and
 * only the latest of it is asked: the last question always gets its answer. A fault of
 * the page itself goes to the console, and is not taken for one of the service.
 *
 * @param {(question) => Promise} answerer asks the service
 * @param {(answer, question) => void} show takes each answer
 * @param {(error: ServiceError) => void} fail takes what went wrong
 * @returns {(question) => void} asks
 */
export function latest(answerer, show, fail) {
	let asking = false;
	let next = null;
	async function run() {
		asking = true;
		while (next !== null) {
			const question = next;
			next = null;
			try {
				show(await answerer(question), question);
			}
			catch (error) {
				(error instanceof ServiceError ? fail : reportError)(error);
			}
		}
		asking = false;
	}
	return (question) => {
		next = question;
		if (!asking) {
			run();
		}
	};
}
