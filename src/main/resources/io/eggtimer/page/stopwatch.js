/**
 * Counts time by the clock on the wall, not by ticks: a page in the background, a phone
 * that sleeps or a page that is loaded again loses nothing.
 */

const KEY = 'egg-timer';

/** `since` is when it was started, or null while it stands; `counted` what was counted before. */
let state = { since: null, counted: 0 };

try {
	const kept = JSON.parse(localStorage.getItem(KEY));
	if (Number.isFinite(kept?.counted) && (kept.since === null || Number.isFinite(kept.since))) {
		state = kept;
	}
}
catch {
	// Nothing was kept, or nothing may be
}

function set(next) {
	state = next;
	try {
		localStorage.setItem(KEY, JSON.stringify(state));
	}
	catch {
		// It then ends with the page
	}
}

/** Whether it counts. */
export function isRunning() {
	return state.since !== null;
}

/** Returns what it has counted, in milliseconds. */
export function elapsed() {
	return state.counted + (isRunning() ? Math.max(0, Date.now() - state.since) : 0);
}

/** Starts it, or lets it go on. */
export function start() {
	set({ since: Date.now(), counted: state.counted });
}

/** Holds it. */
export function pause() {
	set({ since: null, counted: elapsed() });
}

/** Sets it to nothing. */
export function reset() {
	set({ since: null, counted: 0 });
}
