/**
 * How long a new caller will wait, by the virtual wait of the M/M/n+M queue (Erlang-A): with `ahead`
 * callers in front of him, n agents who each finish a call at rate μ, and callers who give up at
 * rate θ, W = Σ i=0…ahead 1 / (nμ + iθ). Both rates are learned from what happens in the line;
 * priors keep the first guesses sensible.
 */
export class WaitEstimate {
  private handled = PRIOR_CALLS
  private handledSeconds = PRIOR_CALLS * PRIOR_HANDLE_SECONDS
  private abandoned = PRIOR_ABANDONED
  private waitedSeconds = PRIOR_ABANDONED * PRIOR_PATIENCE_SECONDS

  /** An agent was occupied with a call for so long, wrap-up included. */
  sawHandled(seconds: number): void {
    this.handled = this.handled * FADING + 1
    this.handledSeconds = this.handledSeconds * FADING + seconds
  }

  /** A caller waited for so long and was served, or gave up. */
  sawWait(seconds: number, gaveUp: boolean): void {
    this.abandoned = this.abandoned * FADING + (gaveUp ? 1 : 0)
    this.waitedSeconds = this.waitedSeconds * FADING + seconds
  }

  /** Seconds until the caller with `ahead` others in front of him is served; null without agents. */
  seconds(ahead: number, agents: number): number | null {
    if (agents < 1) return null
    const served = (agents * this.handled) / this.handledSeconds
    const givesUp = this.waitedSeconds === 0 ? 0 : this.abandoned / this.waitedSeconds
    let wait = 0
    for (let one = 0; one <= ahead; one++) wait += 1 / (served + one * givesUp)
    return wait
  }
}

const PRIOR_CALLS = 5
const PRIOR_HANDLE_SECONDS = 180
const PRIOR_ABANDONED = 2
const PRIOR_PATIENCE_SECONDS = 180
/** Weight of the past at each new observation: some 50 count. */
const FADING = 0.98
