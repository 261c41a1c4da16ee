/** A one-time password to hand out: shown on the very next page and never again. */
export type Handout = { staffNo: string; name: string; password: string }
