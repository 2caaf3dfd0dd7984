'use strict';

// Without the bar at the top, which would load documents from anywhere; nor is a validator asked.
SwaggerUIBundle({
	url: '../v3/api-docs',
	dom_id: '#swagger-ui',
	deepLinking: true,
	displayOperationId: true,
	validatorUrl: null
});
