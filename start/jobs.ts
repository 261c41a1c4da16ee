/** Jobs of the areas, one import line each: a job that is not imported here is unknown to the worker. */
import '#app/products/jobs'
import '#app/statistics/jobs'
import '#app/logistics/jobs'
import '#app/calls/jobs'
import '#app/callbacks/jobs'
import '#app/integrations/jobs'
