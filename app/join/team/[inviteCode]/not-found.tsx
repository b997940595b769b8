export { default } from "../../[inviteCode]/not-found";
