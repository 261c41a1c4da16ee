import '#core/routes'
import '#app/organisation/routes'
import '#app/calls/routes'
import '#app/desk/routes'
