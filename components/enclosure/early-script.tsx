// A small function that runs where it stands in the page, before the scripts of the page have come.

/**
 * `run` is written into the page as text, so it may use nothing but its argument and the browser. The content security
 * policy lets it run by the `nonce` of this request. In a page that was changed by script it does not run.
 */
export function EarlyScript<T>({ nonce, run, given }: { nonce: string; run(given: T): void; given: T }) {
  return (
    // The browser hides the nonce from scripts, so React would find it changed.
    <script nonce={nonce} suppressHydrationWarning>
      {`(${run.toString()})(${JSON.stringify(given)})`}
    </script>
  )
}
