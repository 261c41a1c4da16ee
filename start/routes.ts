import '#core/routes'
import '#app/organisation/routes'
