package io.eggtimer.web;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.actuate.endpoint.AdditionalHealthEndpointPath;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointWebExtension;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.stereotype.Component;

/**
 * Looks whether a path leads to a component's health before Boot does: below a component
 * that does not exist, it fails (4.1.2) instead of finding nothing.
 */
@Component
@ConditionalOnWebApplication // commands run without a server
@EndpointWebExtension(endpoint = HealthEndpoint.class)
class HealthPaths extends HealthEndpointWebExtension {

	private final HealthContributorRegistry registry;

	private final HealthEndpointGroups groups;

	HealthPaths(HealthContributorRegistry registry, HealthEndpointGroups groups) {
		super(registry, null, groups, null);
		this.registry = registry;
		this.groups = groups;
	}

	@Override
	public WebEndpointResponse<HealthDescriptor> health(ApiVersion apiVersion,
			@Nullable WebServerNamespace serverNamespace, SecurityContext securityContext, boolean showAll,
			String... path) {
		if (!leadsAnywhere(path, isGroup(serverNamespace, path) ? 1 : 0)) {
			return new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		return super.health(apiVersion, serverNamespace, securityContext, showAll, path);
	}

	private boolean isGroup(@Nullable WebServerNamespace serverNamespace, String[] path) {
		return path.length > 0 && (this.groups.get(path[0]) != null || (serverNamespace != null
				&& this.groups.get(AdditionalHealthEndpointPath.of(serverNamespace, path[0])) != null));
	}

	/** Returns whether every component that is not the last of the path has others. */
	private boolean leadsAnywhere(String[] path, int from) {
		HealthContributors parent = this.registry;
		for (int i = from; i < path.length - 1; i++) {
			if (!(parent.getContributor(path[i]) instanceof HealthContributors children)) {
				return false;
			}
			parent = children;
		}
		return true;
	}

}
