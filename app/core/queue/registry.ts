import type { JobClass } from '#core/queue/job'

type LoadJob = () => Promise<{ default: JobClass<never> }>

const loaders: LoadJob[] = []

/** Makes a job known to the worker: `registerJob(() => import('#app/statistics/jobs/recompute_placement'))`. */
export function registerJob(load: LoadJob): void {
  loaders.push(load)
}

/** Every registered job by its name. Only the worker loads them: a web process dispatches and never runs any. */
export async function loadJobs(): Promise<Map<string, JobClass>> {
  const jobs = new Map<string, JobClass>()
  for (const load of loaders) {
    const { default: job } = await load()
    if (jobs.has(job.name)) throw new Error(`two jobs are called ${job.name}`)
    jobs.set(job.name, job as JobClass)
  }
  return jobs
}
