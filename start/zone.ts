import { Settings } from 'luxon'

/** Instants are stored and bound in UTC; business days are computed explicitly in `#core/period`. */
Settings.defaultZone = 'utc'
