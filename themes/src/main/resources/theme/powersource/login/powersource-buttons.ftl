<#include "buttons.ftl">
