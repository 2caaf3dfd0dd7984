/** What all charts share: a drawing that fills its place, axes, and drawing once a frame. */

/**
 * Calls a function at the next frame, however often it is asked to.
 *
 * @param {() => void} draw draws from the state of that moment
 */
export function oncePerFrame(draw) {
	let waiting = false;
	return () => {
		if (!waiting) {
			waiting = true;
			requestAnimationFrame(() => {
				waiting = false;
				draw();
			});
		}
	};
}

/**
 * Makes a drawing in a figure. Its unit is a CSS pixel, so that texts keep their size on a
 * phone; it is drawn anew when its place changes.
 *
 * @param {HTMLElement} figure the place
 * @param {{height: number, margin: number[]}} size height, and top, right, bottom, left
 * @param {(frame: object) => void} draw draws into `frame.svg`, `frame.width` by
 * `frame.height`, of which `frame.left` to `frame.right` and `frame.top` to `frame.bottom`
 * are for what is shown
 * @returns {() => void} draws at the next frame
 */
export function chart(figure, { height, margin: [top, right, bottom, left] }, draw) {
	const svg = d3.select(figure).append('svg').attr('height', height);
	let width = 0;
	const redraw = oncePerFrame(() => {
		if (width > 0) {
			draw({ svg, width, height, left, right: width - right, top, bottom: height - bottom });
		}
	});
	new ResizeObserver(([entry]) => {
		const now = Math.round(entry.contentRect.width);
		if (now !== width) {
			width = now;
			svg.attr('width', width).attr('viewBox', `0 0 ${width} ${height}`);
			redraw();
		}
	}).observe(figure);
	return redraw;
}

/** Appends a figure with its title to a place; returns the place for the drawing. */
export function figure(place, title) {
	const root = d3.select(place).append('figure');
	root.append('figcaption').text(title);
	return root.append('div').attr('class', 'chart').node();
}

/** Returns the one child of a class, made at the first call, so that it can be updated. */
export function part(parent, tag, name) {
	const found = parent.select(`${tag}.${name.split(' ').join('.')}`);
	return found.empty() ? parent.append(tag).attr('class', name) : found;
}

/** Draws an axis at the bottom, with its name. */
export function bottomAxis(frame, scale, name, ticks = Math.max(3, Math.round((frame.right - frame.left) / 70)),
		format = undefined) {
	part(frame.svg, 'g', 'axis x')
		.attr('transform', `translate(0,${frame.bottom})`)
		.call(d3.axisBottom(scale).ticks(ticks).tickFormat(format ?? null).tickSizeOuter(0));
	part(frame.svg, 'text', 'axis-name x')
		.attr('x', (frame.left + frame.right) / 2)
		.attr('y', frame.bottom + 34)
		.text(name);
}

/** Draws an axis at the left, with lines across and its name above. */
export function leftAxis(frame, scale, name, ticks = 4, format = undefined) {
	const axis = d3.axisLeft(scale).ticks(ticks).tickFormat(format ?? null).tickSizeOuter(0)
		.tickSizeInner(-(frame.right - frame.left)).tickPadding(6);
	part(frame.svg, 'g', 'axis y').attr('transform', `translate(${frame.left},0)`).call(axis);
	part(frame.svg, 'text', 'axis-name y').attr('x', 0).attr('y', 11).text(name);
}

/** Returns how far left of its middle a name begins, with room for a symbol before it. */
export function symbolOffset(name) {
	return -(name.length * 3.7) - 7; // half of a letter's width, on average
}

/** Gives a drawing the words that stand for it. */
export function describe(frame, words) {
	frame.svg.attr('role', 'img').attr('aria-label', words);
}

/** Fills a place with a table: the first cell of each row is its head. */
export function table(place, caption, head, rows) {
	const root = d3.create('table');
	root.append('caption').text(caption);
	root.append('thead').append('tr').selectAll('th').data(head).join('th').attr('scope', 'col').text((name) => name);
	const lines = root.append('tbody').selectAll('tr').data(rows).join('tr');
	lines.selectAll('th').data((row) => row.slice(0, 1)).join('th').attr('scope', 'row').text((cell) => cell);
	lines.selectAll('td').data((row) => row.slice(1)).join('td').text((cell) => cell);
	place.replaceChildren(root.node());
}

/** Fills a list with names and values. */
export function pairs(list, entries) {
	const groups = d3.select(list).selectAll('div').data(entries).join((enter) => {
		const group = enter.append('div');
		group.append('dt');
		group.append('dd');
		return group;
	});
	groups.select('dt').text(([name]) => name);
	groups.select('dd').text(([, value]) => value);
}
