/** The egg that is asked about: weight, time and the outcome wanted. */

import { keep, kept } from './keep.js';
import { clock, number } from './outcomes.js';

const NAME = 'egg';

const element = (id) => document.getElementById(id);

/** The egg as it was last given without fault. */
export const egg = { weightGrams: 55, boilMinutes: 4, outcome: 'soft' };

const listeners = [];

const quantities = [
	{ field: element('weight'), slider: element('weight-slider'), error: element('weight-error'), key: 'weightGrams',
		name: 'The weight', unit: 'grams' },
	{ field: element('time'), slider: element('time-slider'), error: element('time-error'), key: 'boilMinutes',
		name: 'The time', unit: 'minutes' },
];

/** Calls a listener whenever the egg changes, with the names of what did. */
export function onChange(listener) {
	listeners.push(listener);
}

/** Changes the egg from elsewhere, such as the map. */
export function setEgg(changes) {
	for (const quantity of quantities) {
		if (changes[quantity.key] !== undefined) {
			quantity.field.value = String(changes[quantity.key]);
			take(quantity);
		}
	}
}

/** Lets the sliders span what the model was trained on, and a little more time. */
export function setRange(weight, time) {
	const [first, second] = quantities;
	first.slider.min = String(Math.max(Math.floor(weight.from), 5));
	first.slider.max = String(Math.min(Math.ceil(weight.to), 200));
	second.slider.max = String(Math.min(Math.ceil(time.to + 0.5), 60));
	quantities.forEach((quantity) => {
		quantity.slider.value = String(egg[quantity.key]);
		describe(quantity);
	});
}

function change(key, value) {
	if (egg[key] !== value) {
		egg[key] = value;
		keep(NAME, egg);
		listeners.forEach((listener) => listener(key));
	}
}

/** Takes what a field says, if it is a number that the service takes. */
function take(quantity) {
	const { field, slider, error, key, name, unit } = quantity;
	const valid = field.validity.valid;
	field.setAttribute('aria-invalid', String(!valid));
	const message = valid ? ''
		: `${name} must be a number from ${field.min} to ${field.max} ${unit}. What is shown is for ${number(egg[key], 2)}.`;
	if (error.textContent !== message) {
		error.textContent = message;
	}
	if (valid) {
		slider.value = field.value;
		change(key, field.valueAsNumber);
		describe(quantity);
	}
}

function describe({ slider, key }) {
	const value = egg[key];
	const time = key === 'boilMinutes';
	slider.setAttribute('aria-valuetext', time ? `${number(value, 2)} minutes` : `${number(value)} grams`);
	slider.style.setProperty('--filled', String(Math.min(Math.max((value - slider.min) / (slider.max - slider.min), 0), 1)));
	if (time) {
		element('time-unit').textContent = `min (${clock(value)})`;
	}
}

// The egg that is boiling, if the page was loaded again
const before = kept(NAME);

for (const quantity of quantities) {
	quantity.field.addEventListener('input', () => take(quantity));
	quantity.slider.addEventListener('input', () => {
		quantity.field.value = quantity.slider.value;
		take(quantity);
	});
	if (Number.isFinite(before?.[quantity.key])) {
		quantity.field.value = String(before[quantity.key]);
	}
	take(quantity);
	if (!quantity.field.validity.valid) {
		quantity.field.value = String(egg[quantity.key]);
		take(quantity);
	}
	describe(quantity);
}

for (const radio of document.querySelectorAll('input[name=outcome]')) {
	radio.addEventListener('change', () => change('outcome', radio.value));
	radio.checked = before?.outcome === radio.value || radio.checked;
	if (radio.checked) {
		egg.outcome = radio.value;
	}
}

element('egg').addEventListener('submit', (event) => event.preventDefault());
