/**
 * The sound of the timer. Beeps are given to the audio clock ahead of time, as browsers
 * hold back the scripts of a page that nobody looks at, but not its sound.
 */

/** One beep, in hertz and seconds: choices. */
const FREQUENCY = 880;
const BEEP = 0.18;
const PAUSE = 0.14;

let audio = null;

let planned = [];

/** Lets sound begin; a browser allows that only while it handles what a person does. */
export function allow() {
	if (navigator.userActivation?.isActive === false) {
		return; // keys such as Escape do nothing for it
	}
	audio ??= new AudioContext();
	audio.resume();
}

/** Whether sound was let begin. */
export function isAllowed() {
	return audio !== null;
}

/**
 * Plans beeps, in place of those that were planned before.
 *
 * @param {{seconds: number, beeps: number}[]} times from now on
 */
export function plan(times) {
	cancel();
	if (audio === null) {
		return;
	}
	for (const { seconds, beeps } of times) {
		for (let i = 0; i < beeps; i++) {
			planned.push(beep(audio.currentTime + seconds + i * (BEEP + PAUSE)));
		}
	}
}

/** Forgets all that was planned. */
export function cancel() {
	planned.forEach((oscillator) => oscillator.stop());
	planned = [];
}

function beep(at) {
	const oscillator = audio.createOscillator();
	const gain = audio.createGain();
	oscillator.frequency.value = FREQUENCY;
	// Without clicks at both ends
	gain.gain.setValueAtTime(0, at);
	gain.gain.linearRampToValueAtTime(0.4, at + 0.01);
	gain.gain.setValueAtTime(0.4, at + BEEP - 0.03);
	gain.gain.linearRampToValueAtTime(0, at + BEEP);
	oscillator.connect(gain).connect(audio.destination);
	oscillator.start(at);
	oscillator.stop(at + BEEP);
	return oscillator;
}
