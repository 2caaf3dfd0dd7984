/**
 * Counts time by the clock on the wall, not by ticks: a page in the background, a phone
 * that sleeps or a page that is loaded again loses nothing.
 */

import { keep, kept } from './keep.js';

const NAME = 'egg-timer';

/** `since` is when it was started, or null while it stands; `counted` what was counted before. */
let state = { since: null, counted: 0 };

const before = kept(NAME);
if (Number.isFinite(before?.counted) && (before.since === null || Number.isFinite(before.since))) {
	state = before;
}

function set(next) {
	state = next;
	keep(NAME, state);
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
