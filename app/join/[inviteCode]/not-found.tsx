import { DoorPage } from "@/app/_door/door-page";

export default function UnknownLink() {
  return (
    <DoorPage title="This link leads nowhere">
      <p className="mt-4 text-muted">
        Check that you have all of it: the last part is 22 characters long. Otherwise ask the person who sent
        it for a new one.
      </p>
    </DoorPage>
  );
}
