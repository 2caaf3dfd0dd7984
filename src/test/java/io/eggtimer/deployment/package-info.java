/**
 * Holds the files that others run the service with against it and against each other:
 * Kubernetes manifests, the compose file, the dashboard.
 *
 * <p>
 * Start with {@link io.eggtimer.deployment.Manifests}.
 */
@NullMarked
package io.eggtimer.deployment;

import org.jspecify.annotations.NullMarked;
