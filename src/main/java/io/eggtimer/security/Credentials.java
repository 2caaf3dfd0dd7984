package io.eggtimer.security;

/**
 * What callers must, and can, say who they are with.
 *
 * @param required whether all but the probes asks for credentials
 * @param password whether there is an operator with a password, for HTTP Basic
 * @param token whether bearer tokens are taken
 */
public record Credentials(boolean required, boolean password, boolean token) {
}
