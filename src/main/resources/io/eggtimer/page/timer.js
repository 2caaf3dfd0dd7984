/** The timer: counts the boiling time, and says what becomes of the egg meanwhile. */

import * as alarm from './alarm.js';
import { chart, describe, part } from './charts.js';
import { clock, percent, sentence } from './outcomes.js';
import { likelyWhen } from './recommendation.js';
import * as stopwatch from './stopwatch.js';

const element = (id) => document.getElementById(id);

const TICK_MILLIS = 200;

const TITLE = document.title;

const DONE = { underdone: 'Take it out now', soft: 'Take it out now', hard: 'It is done now' };

let plan = null;

let ticking = 0;

let lastStage = '';

let awake = Promise.resolve(null);

/** Takes the recommendation by which the timer judges. */
export function setPlan(recommendation) {
	plan = recommendation;
	planAlarm();
	show();
}

function minutes() {
	return stopwatch.elapsed() / 60_000;
}

/** Returns the point of the curve at a time. */
function pointAt(time) {
	const i = d3.bisector((point) => point.boilMinutes).center(plan.curve, time);
	return plan.curve[i];
}

/**
 * Returns the stage of the egg: its name, what is said once when it begins, and what can
 * be read, which has numbers that change as the egg boils.
 */
function stage(time) {
	const { outcome, window, boilMinutes, curve, confidence, uncertain } = plan;
	const now = pointAt(time);
	const chance = `${outcome} ${percent(now.probability)} (${percent(now.lower)} to ${percent(now.upper)}) by now`;
	const of = (name, spoken, ...more) => ({ name, spoken, text: [spoken, ...more].join(' ') });
	if (time > curve.at(-1).boilMinutes) {
		return of('unknown', 'Longer than any egg that the model has seen.');
	}
	if (window === null) {
		return time < boilMinutes ? of('uncertain', 'Uncertain.', `${likelyWhen(plan)}.`)
			: of('uncertain-late', `Uncertain: the best chance for ${outcome} has passed.`, `It was at ${clock(boilMinutes)}; ${chance}.`);
	}
	if (time < window.from) {
		return of('early', outcome === 'hard' ? 'Not hard yet.' : 'Still underdone.', `${likelyWhen(plan)}.`);
	}
	if (time > window.to) {
		return of('late', `Too late for ${outcome}.`, `${sentence(chance)}.`);
	}
	if (time >= boilMinutes) {
		return of('best', `${DONE[outcome]}.${uncertain ? ' Even so it is not certain.' : ''}`, `${sentence(chance)}.`);
	}
	return uncertain || now.probability < confidence
		? of('maybe', `Uncertain, but likely ${outcome}.`, `${sentence(chance)}; best at ${clock(boilMinutes)}.`)
		: of('likely', `Likely ${outcome}.`, `${sentence(chance)}; best at ${clock(boilMinutes)}.`);
}

function show() {
	const time = minutes();
	const running = stopwatch.isRunning();
	const begun = running || time > 0;
	element('clock').textContent = clock(Math.floor(60 * time) / 60);
	element('timer-start').textContent = running ? 'Pause' : begun ? 'Go on' : 'Start';
	element('timer-reset').disabled = !begun;
	element('timer-tap').hidden = !(running && element('timer-sound').checked) || alarm.isAllowed();
	if (plan === null) {
		return;
	}
	const { name, spoken, text } = begun ? stage(time) : { name: 'idle', spoken: '', text: `${likelyWhen(plan)}.` };
	element('timer-text').textContent = text;
	element('timer-text').dataset.stage = name;
	const key = `${name} ${plan.outcome} ${plan.weightGrams} ${plan.boilMinutes}`;
	if (key !== lastStage) {
		if (running && name === 'best' && lastStage !== '') {
			navigator.vibrate?.([300, 150, 300, 150, 300]);
		}
		lastStage = key;
		element('timer-spoken').textContent = spoken; // when it changes, and not each second
	}
	document.title = begun ? `${clock(Math.floor(60 * time) / 60)} ${{ early: 'not yet', maybe: 'perhaps', likely: 'likely',
		best: 'take it out', late: 'too late' }[name] ?? 'uncertain'} – ${TITLE}` : TITLE;
	drawTrack();
}

const drawTrack = chart(element('timer-chart'), { height: 92, margin: [22, 14, 30, 14] }, (frame) => {
	if (plan === null) {
		return;
	}
	const { svg, left, right, top, bottom } = frame;
	const { window, boilMinutes, curve, outcome } = plan;
	const last = curve.at(-1).boilMinutes;
	const end = Math.max(Math.min(last, Math.max(window?.to ?? 0, boilMinutes) + 1), minutes());
	const x = d3.scaleLinear([0, end], [left, right]);
	part(svg, 'rect', 'track').attr('x', left).attr('y', top).attr('width', right - left).attr('height', bottom - top);
	part(svg, 'rect', 'zone').attr('class', `zone filled-${outcome}`).attr('y', top).attr('height', bottom - top)
		.attr('x', window ? x(window.from) : left).attr('width', window ? x(Math.min(window.to, end)) - x(window.from) : 0);
	part(svg, 'path', 'best').attr('d', d3.symbol(d3.symbolDiamond, 110)())
		.attr('transform', `translate(${x(boilMinutes)},${(top + bottom) / 2})`);
	const now = x(minutes());
	part(svg, 'path', 'now').attr('d', `M${now} ${top - 5}V${bottom + 5}`);
	part(svg, 'path', 'now-head').attr('d', `M${now - 6} ${top - 12}h12l-6 9z`);
	const marks = [[0, '0:00', 'start']].concat(window ? [[window.from, clock(window.from)], [Math.min(window.to, end), clock(window.to)]]
		: [[boilMinutes, clock(boilMinutes)]]).filter(([at], i) => i === 0 || x(at) > left + 36);
	svg.selectAll('text.mark').data(marks).join('text').attr('class', 'mark').attr('y', bottom + 20)
		.attr('x', ([at]) => x(at)).attr('text-anchor', ([at, , anchor]) => anchor ?? (x(at) > right - 20 ? 'end' : 'middle'))
		.text(([, text]) => text);
	describe(frame, `${clock(minutes())} of boiling. ${likelyWhen(plan)}.`);
});

function planAlarm() {
	if (plan === null || !stopwatch.isRunning() || !element('timer-sound').checked) {
		alarm.cancel();
		return;
	}
	const now = minutes();
	alarm.plan([[plan.window?.from ?? 0, 1], [plan.boilMinutes, 3]]
		.map(([at, beeps]) => ({ seconds: 60 * (at - now), beeps }))
		.filter(({ seconds }) => seconds > 0));
}

/** Keeps the screen on while the timer counts, where the browser can: one wish after the other. */
function stayAwake(wanted) {
	awake = awake.then(async (lock) => {
		await lock?.release();
		return wanted ? navigator.wakeLock?.request('screen') : null;
	}).catch(() => null); // not allowed, as with an empty battery
}

function run() {
	clearInterval(ticking);
	if (stopwatch.isRunning()) {
		ticking = setInterval(show, TICK_MILLIS);
	}
	stayAwake(stopwatch.isRunning());
	planAlarm();
	show();
}

element('timer-start').addEventListener('click', () => {
	alarm.allow();
	if (stopwatch.isRunning()) {
		stopwatch.pause();
	}
	else {
		stopwatch.start();
	}
	run();
});

element('timer-reset').addEventListener('click', () => {
	stopwatch.reset();
	run();
	element('timer-start').focus(); // this button can no longer have it
});

element('timer-sound').addEventListener('change', () => {
	alarm.allow();
	planAlarm();
	show();
});

// A page that was loaded again while the timer counts may not sound before it is touched
for (const deed of ['pointerdown', 'pointerup', 'keydown']) {
	document.addEventListener(deed, () => {
		if (stopwatch.isRunning() && !alarm.isAllowed()) {
			alarm.allow();
			planAlarm();
			show();
		}
	});
}

document.addEventListener('visibilitychange', () => {
	if (!document.hidden && stopwatch.isRunning()) {
		run();
	}
});

run();
