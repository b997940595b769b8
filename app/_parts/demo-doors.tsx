import { Button } from "../_ui/button";

/** Only on the embedded database: both sides of one demo interview, each in a window of its own. */
export function DemoDoors() {
  return (
    <div className="mt-8">
      <div className="flex flex-wrap gap-2">
        <form
          method="post"
          action="/demo/interviewer"
          target="_blank"
          rel="noopener"
          className="w-full sm:w-auto"
        >
          <Button type="submit" look="primary" size="large" className="w-full">
            Open as interviewer
          </Button>
        </form>
        <form
          method="post"
          action="/demo/candidate"
          target="_blank"
          rel="noopener"
          className="w-full sm:w-auto"
        >
          <Button type="submit" size="large" className="w-full">
            Open as candidate
          </Button>
        </form>
      </div>
      <p className="mt-3 text-sm text-muted">
        Each opens in a new tab. Put the two side by side, and push a question.
      </p>
    </div>
  );
}
