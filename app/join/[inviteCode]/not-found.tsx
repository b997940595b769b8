import { DoorPage } from "@/app/_door/door-page";
import { buttonClass } from "@/app/_ui/button";

export default function UnknownLink() {
  return (
    <DoorPage title="This link leads nowhere">
      <p className="mt-4 text-muted">
        Check that you have all of it: the last part is 22 characters long. Otherwise ask the person who sent
        it for a new one.
      </p>
      <p className="mt-6">
        <a href="/" className={buttonClass()}>
          Go to the start
        </a>
      </p>
    </DoorPage>
  );
}
