<#-- The fields that set a reminder question, from ReminderFormBean. -->
<#import "powersource-field.ftl" as field>

<#macro question of><#if of.own>${of.text}<#else>${msg(of.messageKey)}</#if></#macro>

<#-- No password field: browsers would offer to save the answer as the password, and fill in the password as the answer. -->
<#macro answer label name="answer" value="" autofocus=false help="">
<@field.input name=name label=label value=value asTyped=true autofocus=autofocus help=help />
</#macro>

<#macro fields form autofocus=true>
<@field.select name="question" label=msg("reminderFieldQuestion") autofocus=autofocus>
    <option value="">${msg("reminderFieldQuestionChoose")}
    <#local suggested = form.questions.suggested>
    <#list suggested as listed>
    <option value=${listed.id}<#if listed.id == form.question> selected</#if>><@question of=listed/><#t>
    </#list>
    <optgroup label="${msg("reminderFieldQuestionsAll")}">
    <#list form.questions.others as listed>
    <option value=${listed.id}<#if listed.id == form.question> selected</#if>><@question of=listed/><#t>
    </#list>
    <#if form.questions.ownAllowed>
    </optgroup>
    <option value="own"<#if form.question == "own"> selected</#if>>${msg("reminderFieldQuestionOwn")}
    </#if>
</@field.select>
<#if form.questions.ownAllowed>
<@field.input name="custom-question" label=msg("reminderFieldCustomQuestion") value=form.customQuestion help=msg("reminderFieldCustomQuestionHelp") />
</#if>
<@answer label=msg("reminderFieldAnswer") value=form.answer help=msg("reminderFieldAnswerHelp") />
<@answer name="answer-confirm" label=msg("reminderFieldAnswerConfirm") value=form.answer />
</#macro>
