/** What the browser keeps for the next visit, if it may. */

/**
 * Keeps a value under a name.
 *
 * @param {string} name
 * @param {object} value
 */
export function keep(name, value) {
	try {
		localStorage.setItem(name, JSON.stringify(value));
	}
	catch {
		// It then ends with the page
	}
}

/** Returns what was kept under a name, or null. Anyone may have changed it. */
export function kept(name) {
	try {
		return JSON.parse(localStorage.getItem(name));
	}
	catch {
		return null;
	}
}
