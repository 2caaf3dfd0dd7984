/**
 * The OpenAPI document of the endpoints, and Swagger UI, a page that shows it.
 *
 * <p>
 * Start with {@link io.eggtimer.openapi.DocumentWriter}. What an endpoint is called and
 * what it takes stands next to its handler, as annotations and Javadoc; examples are
 * files in the resources of this package.
 */
@NullMarked
package io.eggtimer.openapi;

import org.jspecify.annotations.NullMarked;
