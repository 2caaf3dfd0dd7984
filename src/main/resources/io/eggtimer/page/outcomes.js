/**
 * The outcomes of an egg, how they look, and how numbers read. An outcome never differs
 * by colour alone: it has a symbol, a pattern and its name.
 */

/** The outcomes, from the first to the last. */
export const OUTCOMES = ['underdone', 'soft', 'hard'];

const SYMBOLS = { underdone: 'symbolTriangle', soft: 'symbolCircle', hard: 'symbolSquare' };

/** Returns the path of an outcome's symbol, centred, with an area in square pixels. */
export function symbolPath(outcome, area) {
	return d3.symbol(d3[SYMBOLS[outcome]], area)();
}

/** Appends each outcome's symbol, as part of a text. */
export function appendSymbol(selection) {
	selection.append('svg').attr('class', 'symbol').attr('viewBox', '-8 -8 16 16').attr('aria-hidden', true).append('path')
		.attr('class', (outcome) => `paint-${outcome}`).attr('d', (outcome) => symbolPath(outcome, 110));
}

/** Returns a share in [0, 1] as a percentage, in one piece, that never claims to be sure. */
export function percent(share) {
	if (share > 0 && share < 0.01) {
		return '<\u00a01\u00a0%';
	}
	if (share > 0.99 && share < 1) {
		return '>\u00a099\u00a0%';
	}
	return `${Math.round(100 * share)}\u00a0%`;
}

/** Returns minutes as a clock shows them: 4.8 is 4:48. */
export function clock(minutes) {
	const seconds = Math.round(60 * minutes);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Returns a number with at most so many decimals. */
export function number(value, decimals = 1) {
	return value.toLocaleString('en', { maximumFractionDigits: decimals });
}

/** Returns a number with exactly so many decimals. */
export function fixed(value, decimals) {
	return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** Returns a sentence's first letter in upper case. */
export function sentence(text) {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
